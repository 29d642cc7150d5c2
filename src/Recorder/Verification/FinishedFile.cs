using System.Security.Cryptography;
using Itog.Recorder.Finalising;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Verification;

/// <summary>A file that was made from the journals, and can be made again byte for byte.</summary>
internal static class FinishedFile
{
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return HashOf(stream);
    }

    /// <summary>Of the whole, wherever the stream stands.</summary>
    public static string HashOf(Stream stream)
    {
        stream.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// The first byte that differs from what the manifest's command line makes of the journals; null when it cannot be made again as it was:
    /// without FFmpeg, with another version of it, or when a journal has changed too.
    /// </summary>
    public static async Task<long?> FindFirstChangeAsync(string ffmpegPath, string home, RecordingFile file, CancellationToken cancellationToken)
    {
        var workplace = Directory.CreateTempSubdirectory("itog-verify-");
        try
        {
            var again = Path.Combine(workplace.FullName, "again.wav");
            var arguments = file.CommandLine.Replace($"\"{file.Name}.part\"", $"\"{again}\"", StringComparison.Ordinal);
            if (arguments == file.CommandLine)
            {
                return null;
            }

            await FfmpegProcess.RunAsync(ffmpegPath, arguments, home, again + ".json", cancellationToken);
            return HashOf(again) == file.Sha256 ? await FirstDifferenceAsync(again, Path.Combine(home, file.Name), cancellationToken) : null;
        }
        catch (FfmpegException)
        {
            return null;
        }
        finally
        {
            workplace.Delete(recursive: true);
        }
    }

    /// <summary>The first byte in which two files differ; null when they are equal.</summary>
    public static async Task<long?> FirstDifferenceAsync(string right, string changed, CancellationToken cancellationToken)
    {
        await using var first = File.OpenRead(right);
        await using var second = File.OpenRead(changed);
        var a = new byte[1 << 20];
        var b = new byte[1 << 20];
        for (var at = 0L; ; at += a.Length)
        {
            var read = await first.ReadAtLeastAsync(a, a.Length, throwOnEndOfStream: false, cancellationToken);
            var other = await second.ReadAtLeastAsync(b, b.Length, throwOnEndOfStream: false, cancellationToken);
            var same = a.AsSpan(0, read).CommonPrefixLength(b.AsSpan(0, other));
            if (same < Math.Max(read, other))
            {
                return at + same;
            }

            if (read < a.Length)
            {
                return null;
            }
        }
    }
}
