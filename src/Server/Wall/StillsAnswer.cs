using System.Buffers.Binary;
using System.Globalization;
using Itog.Queue.Mailbox;
using Itog.Queue.Wall;

namespace Itog.Server.Wall;

/// <summary>
/// Stills of several auditoriums in one answer. Each, integers little-endian:
/// <code>
/// int32 auditorium · int32 age in milliseconds, −1: there is none · int64 number · int32 length · the VP8 key frame
/// </code>
/// An auditorium whose newest still the caller has is left out; one that has none any more comes with age −1, so that the page blanks it. Pure.
/// </summary>
internal static class StillsAnswer
{
    public const string MediaType = "application/octet-stream";

    /// <summary>More auditoriums than any school has.</summary>
    private const int Most = 200;

    private const int HeadLength = 20;

    /// <summary>Reads <c>1:17,2:0</c>: what is asked for, and the numbers of the stills that the caller has.</summary>
    public static bool TryParse(string? text, out Dictionary<int, long> asked)
    {
        asked = [];
        var parts = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > Most)
        {
            return false;
        }

        foreach (var part in parts)
        {
            if (part.Split(':') is not [var auditorium, var number]
                || !int.TryParse(auditorium, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known))
            {
                return false;
            }

            asked[id] = known;
        }

        return true;
    }

    /// <param name="asked">What of <paramref name="school"/> is asked for; others are passed over.</param>
    /// <param name="school">The auditoriums that the caller may see.</param>
    public static async Task<byte[]> WriteAsync(
        IReadOnlyDictionary<int, long> asked, IReadOnlyList<AuditoriumMailbox> school, WallPictures pictures, TimeProvider time)
    {
        using var answer = new MemoryStream();
        foreach (var auditorium in school.Where(a => asked.ContainsKey(a.Key.Auditorium)))
        {
            var (id, known) = (auditorium.Key.Auditorium, asked[auditorium.Key.Auditorium]);
            var still = await pictures.ReadAsync(auditorium.Snapshot);
            if (still is null ? known != 0 : still.Number != known)
            {
                Write(answer, id, still, time.GetUtcNow());
            }
        }

        return answer.ToArray();
    }

    private static void Write(MemoryStream answer, int auditorium, Still? still, DateTimeOffset now)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteInt32LittleEndian(head, auditorium);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], still is null ? -1 : (int)Math.Max(0, (now - still.At).TotalMilliseconds));
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], still?.Number ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], still?.Frame.Length ?? 0);
        answer.Write(head);
        answer.Write(still?.Frame ?? []);
    }
}
