using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace Itog.Recorder.Tests.Support;

/// <summary>Ten seconds of a moving picture with a key frame every two seconds, encoded once by libvpx.</summary>
internal static class PictureClip
{
    public const int FramesPerSecond = 25;
    public const int Count = 250;
    public const int KeyEvery = 50;

    private static readonly Lazy<List<byte[]>> Encoded = new(() => Encode("320x240"));

    public static IReadOnlyList<byte[]> Frames => Encoded.Value;

    /// <summary>When each frame of a file is shown, in milliseconds, and a hash of its picture, told by FFmpeg.</summary>
    public static List<(double Ms, string Picture)> Shown(string path)
    {
        var lines = Run("ffmpeg", $"-nostdin -v error -i \"{path}\" -map 0:v -fps_mode passthrough -vf format=yuv420p -f framemd5 -").Split('\n');
        var scale = 1.0;
        var shown = new List<(double, string)>();
        foreach (var line in lines)
        {
            if (line.StartsWith("#tb 0:", StringComparison.Ordinal))
            {
                var parts = line["#tb 0:".Length..].Split('/');
                scale = 1000.0 * Parse(parts[0]) / Parse(parts[1]);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var fields = line.Split(',');
                shown.Add((Parse(fields[2]) * scale, fields[^1].Trim()));
            }
        }

        return shown;
    }

    public static string Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, complaint.Result);
        complaint.Result.Should().BeEmpty();
        return output;
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<byte[]> Encode(string size)
    {
        var folder = Directory.CreateTempSubdirectory("itog-clip-").FullName;
        var path = Path.Combine(folder, "clip.ivf");
        Run("ffmpeg", $"-nostdin -v error -f lavfi -i testsrc2=size={size}:rate={FramesPerSecond} -frames:v {Count} -c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -g {KeyEvery} -lag-in-frames 0 {path}");
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(folder, recursive: true);
        var frames = new List<byte[]>();
        for (var at = 32; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            frames.Add(bytes[(at + 12)..(at + 12 + length)]);
            at += 12 + length;
        }

        frames.Should().HaveCount(Count);
        return frames;
    }
}
