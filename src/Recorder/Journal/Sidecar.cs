using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Journal;

/// <summary>The text form of sidecar lines and the hash that chains them; pure.</summary>
internal static class Sidecar
{
    private const string ChainMember = ",\"chain\":\"";

    /// <summary>The chain before the first line.</summary>
    public static byte[] Genesis => new byte[SHA256.HashSizeInBytes];

    public static string PathFor(string journalPath) => Path.ChangeExtension(journalPath, ".jsonl");

    /// <summary>Gives a line its place in the chain. <paramref name="bytes"/> holds the journal's bytes since the previous line.</summary>
    public static (string Line, byte[] Chain) Seal(JournalRecord record, ReadOnlySpan<byte> previous, Action<IncrementalHash> bytes)
    {
        var text = JsonSerializer.Serialize(record, RecorderJson.Line.JournalRecord);
        var head = text[..text.LastIndexOf(ChainMember, StringComparison.Ordinal)];
        var chain = Chain(head, previous, bytes);
        return ($"{head}{ChainMember}{Convert.ToHexStringLower(chain)}\"}}\n", chain);
    }

    /// <summary>Reads a line; null when it is torn or no record.</summary>
    public static JournalRecord? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RecorderJson.Line.JournalRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The chain value that a line should carry.</summary>
    public static byte[]? Recompute(string line, ReadOnlySpan<byte> previous, Action<IncrementalHash> bytes)
    {
        var at = line.LastIndexOf(ChainMember, StringComparison.Ordinal);
        return at < 0 ? null : Chain(line[..at], previous, bytes);
    }

    private static byte[] Chain(string head, ReadOnlySpan<byte> previous, Action<IncrementalHash> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        bytes(hash);
        return hash.GetHashAndReset();
    }
}
