using System.Text.Json;
using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Scoring;
using Itog.Queue.Access;
using Itog.WebRtc.Ice;

namespace Itog.Queue.Hub;

/// <summary>
/// Reads the arguments of hub calls. They come as JSON, not as typed values, so that a wrong one is answered with a problem that names it
/// and not with an error of the serialiser. Pure.
/// </summary>
public static class Arguments
{
    private const int MaxLines = 32;
    private const int MaxScores = 40;

    public static Outcome<bool> Flag(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => BadArgument.Of(name),
    };

    public static Outcome<string> Text(JsonElement value, string name, int limit) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= limit ? text : BadArgument.Of(name);

    public static Outcome<int> Number(JsonElement value, string name, int from, int to) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= from && number <= to ? number : BadArgument.Of(name);

    /// <summary>A number from 0 to 1.</summary>
    public static Outcome<double> Share(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var share) && share is >= 0 and <= 1 ? share : BadArgument.Of(name);

    public static Outcome<Guid> Id(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out var id) ? id : BadArgument.Of(name);

    /// <summary>A member of an enumeration by its camel-case name; numbers are not taken.</summary>
    public static Outcome<T> Name<T>(JsonElement value, string name) where T : struct, Enum =>
        value.ValueKind == JsonValueKind.String && Enum.GetValues<T>().Where(v => value.ValueEquals(JsonNamingPolicy.CamelCase.ConvertName(v.ToString()))).ToList() is [var found]
            ? found
            : BadArgument.Of(name);

    public static Outcome<JoinOffer> Offer(JsonElement offer)
    {
        if (!Field(offer, "sdp").Then(v => Text(v, "sdp", HubLimits.OfferLength)).TryGet(out var sdp, out var problem))
        {
            return problem;
        }

        if (!Field(offer, "lines").TryGet(out var rows, out problem))
        {
            return problem;
        }

        if (rows.ValueKind != JsonValueKind.Array || rows.GetArrayLength() > MaxLines)
        {
            return BadArgument.Of("lines");
        }

        var lines = new List<MediaLine>();
        foreach (var row in rows.EnumerateArray())
        {
            if (!Line(row).TryGet(out var line, out problem))
            {
                return problem;
            }

            lines.Add(line);
        }

        return new JoinOffer(sdp, lines);
    }

    public static Outcome<IceRestart> Restart(JsonElement restart) =>
        Credential(restart, "session", 4).Then(session =>
        Credential(restart, "ufrag", 4).Then(ufrag =>
        Credential(restart, "password", 22).Then<IceRestart>(password => new IceRestart(session, new IceCredentials(ufrag, password)))));

    /// <summary>Scores by criterion; one without a score is left out.</summary>
    public static Outcome<Dictionary<string, int>> Scores(JsonElement scores) => ReadScores(scores) is { } read ? read : BadArgument.Of("scores");

    public static Outcome<int[]> Tasks(JsonElement tasks)
    {
        if (tasks.ValueKind != JsonValueKind.Array || tasks.GetArrayLength() > 4)
        {
            return BadArgument.Of("notAttemptedTasks");
        }

        var read = new List<int>();
        foreach (var task in tasks.EnumerateArray())
        {
            if (!Number(task, "notAttemptedTasks", 1, 4).TryGet(out var number, out var problem))
            {
                return problem;
            }

            read.Add(number);
        }

        return read.ToArray();
    }

    /// <summary>The errors that an expert noted; the book holds their limits.</summary>
    public static Outcome<NotedError[]> Errors(JsonElement errors)
    {
        if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() > NotedError.Limit)
        {
            return BadArgument.Of("errors");
        }

        var read = new List<NotedError>();
        foreach (var row in errors.EnumerateArray())
        {
            if (!Error(row).TryGet(out var error, out var problem))
            {
                return problem;
            }

            read.Add(error);
        }

        return read.ToArray();
    }

    /// <summary>A field of an object argument.</summary>
    public static Outcome<JsonElement> Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : BadArgument.Of(name);

    private static Outcome<NotedError> Error(JsonElement row) =>
        Field(row, "kind").Then(v => Name<ErrorKind>(v, "kind")).Then(kind =>
        Field(row, "seconds").Then(v => Seconds(v)).Then(seconds =>
        Field(row, "note").Then(v => v.ValueKind == JsonValueKind.Null ? "" : Text(v, "note", NotedError.NoteLimit)).Then<NotedError>(note =>
            new NotedError(kind, seconds, note.Length == 0 ? null : note))));

    private static Outcome<double?> Seconds(JsonElement value) => value.ValueKind == JsonValueKind.Null ? (double?)null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= NotedError.LatestSecond ? seconds
        : BadArgument.Of("seconds");

    // ice-char = ALPHA / DIGIT / "+" / "/", at most 256 of them (RFC 8839 §5.4).
    private static Outcome<string> Credential(JsonElement value, string name, int shortest) =>
        Field(value, name).Then(v => Text(v, name, 256)).Then<string>(text =>
            text.Length >= shortest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/') ? text : BadArgument.Of(name));

    private static Outcome<MediaLine> Line(JsonElement row)
    {
        if (!Field(row, "mid").Then(v => Text(v, "mid", 16)).TryGet(out var mid, out var problem)
            || !Field(row, "direction").Then(v => Name<MediaLineDirection>(v, "direction")).TryGet(out var direction, out problem)
            || !Field(row, "source").Then(v => Name<TrackSource>(v, "source")).TryGet(out var source, out problem))
        {
            return problem;
        }

        if (!row.TryGetProperty("seat", out var named) || named.ValueKind == JsonValueKind.Null)
        {
            return new MediaLine(mid, direction, source);
        }

        return Name<Seat>(named, "seat").Then<MediaLine>(seat => new MediaLine(mid, direction, source, seat));
    }

    // Every score that is there must be a whole number.
    private static Dictionary<string, int>? ReadScores(JsonElement scores)
    {
        if (scores.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var score in scores.EnumerateObject())
        {
            if (++count > MaxScores || score.Name.Length > 8)
            {
                return null;
            }

            if (score.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (score.Value.ValueKind != JsonValueKind.Number || !score.Value.TryGetInt32(out var number))
            {
                return null;
            }

            read[score.Name] = number;
        }

        return read;
    }
}
