using System.Buffers.Binary;
using System.Security.Cryptography;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Quality;

/// <summary>
/// The levels of a finished recording beside its manifest, <c>….levels</c>: what a player draws as its waveform, see <c>FORMAT.md</c>.
/// <code>
/// "itoglev1" | uint32 samples a window (4800) | uint32 windows | for each window: peak left, RMS left, peak right, RMS right
/// </code>
/// Numbers are little-endian; a level is one byte, halves of a decibel below full scale, 240 for silence.
/// </summary>
public static class LevelFile
{
    internal const int WindowSamples = RecordingManifest.SampleRate / 10;

    private const int HeaderBytes = 16;
    private const int Floor = 240;

    /// <summary>Where the levels lie for a manifest.</summary>
    public static string PathFor(string manifestPath)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        return manifestPath[..^RecordingPaths.ManifestSuffix.Length] + ".levels";
    }

    /// <summary>Writes the file in one step; the answer describes it for the manifest.</summary>
    internal static RecordingFile Write(string path, IReadOnlyList<LevelWindow> left, IReadOnlyList<LevelWindow> right, long samples, DateTimeOffset now)
    {
        var bytes = Serialize(left, right);
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
        return new RecordingFile(
            Path.GetFileName(path), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), samples, CommandLine: "", now);
    }

    private static byte[] Serialize(IReadOnlyList<LevelWindow> left, IReadOnlyList<LevelWindow> right)
    {
        var bytes = new byte[HeaderBytes + (left.Count * 4)];
        "itoglev1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), WindowSamples);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), left.Count);
        for (var i = 0; i < left.Count; i++)
        {
            var window = bytes.AsSpan(HeaderBytes + (i * 4));
            (window[0], window[1]) = (Byte(left[i].Peak), Byte(left[i].Decibels));
            (window[2], window[3]) = (Byte(right[i].Peak), Byte(right[i].Decibels));
        }

        return bytes;
    }

    private static byte Byte(float decibels) => (byte)Math.Clamp((int)MathF.Round(-decibels * 2), 0, Floor);
}
