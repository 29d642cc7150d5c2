using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Journal;

/// <summary>The text form of sidecar lines and the hash that chains them, for those who read them; <see cref="SidecarChain"/> writes them. Pure.</summary>
internal static class Sidecar
{
    /// <summary>What the hash of a line ends before.</summary>
    public static ReadOnlySpan<byte> ChainMember => ",\"chain\":\""u8;

    /// <summary>The chain before the first line.</summary>
    public static byte[] Genesis => new byte[SHA256.HashSizeInBytes];

    public static string PathFor(string journalPath) => Path.ChangeExtension(journalPath, ".jsonl");

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
        var text = Encoding.UTF8.GetBytes(line);
        var at = text.AsSpan().LastIndexOf(ChainMember);
        if (at < 0)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(text, 0, at);
        bytes(hash);
        return hash.GetHashAndReset();
    }
}
