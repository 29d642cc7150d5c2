using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Itog.Exam.Regulation;

/// <summary>How a checked file becomes a pack: strictly, so that schema and types cannot drift apart.</summary>
internal static class PackJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ClockConverter(), new PatternConverter() },
    };

    /// <summary>An hour as packs write it, <c>07:30</c>.</summary>
    private sealed class ClockConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.ParseExact(reader.GetString()!, "HH:mm", CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private sealed class PatternConverter : JsonConverter<FileNamePattern>
    {
        public override FileNamePattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FileNamePattern.Parse(reader.GetString()!, out var fault) ?? throw new JsonException(fault);

        public override void Write(Utf8JsonWriter writer, FileNamePattern value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
