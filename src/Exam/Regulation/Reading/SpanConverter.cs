using System.Text.Json;
using System.Text.Json.Serialization;

namespace Itog.Exam.Regulation;

/// <summary>A span that a pack writes as a number of minutes.</summary>
internal sealed class MinutesConverter() : SpanConverter(TimeSpan.FromMinutes(1));

/// <summary>A span that a pack writes as a number of seconds.</summary>
internal sealed class SecondsConverter() : SpanConverter(TimeSpan.FromSeconds(1));

internal abstract class SpanConverter(TimeSpan unit) : JsonConverter<Ruled<TimeSpan>>
{
    public override Ruled<TimeSpan> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var count = JsonSerializer.Deserialize<Ruled<int>>(ref reader, options)!;
        return new Ruled<TimeSpan>(count.Value * unit, count.Clause, count.Note);
    }

    public override void Write(Utf8JsonWriter writer, Ruled<TimeSpan> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Ruled<int>((int)(value.Value / unit), value.Clause, value.Note), options);
}
