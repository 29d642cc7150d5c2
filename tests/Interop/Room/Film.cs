using System.Diagnostics;
using System.Globalization;

namespace Itog.Interop.Room;

/// <summary>A recorded picture as any player shows it, decoded by FFmpeg into small grey pictures.</summary>
public sealed class Film
{
    private Film(double seconds, IReadOnlyList<SeenPicture> pictures) => (Seconds, Pictures) = (seconds, pictures);

    /// <summary>The length that the file tells.</summary>
    public double Seconds { get; }

    /// <summary>In the order of showing.</summary>
    public IReadOnlyList<SeenPicture> Pictures { get; }

    /// <param name="start">The moment of the file's time 0.</param>
    public static async Task<Film> ReadAsync(string path, DateTimeOffset start)
    {
        var seconds = Number(Text(await RunAsync("ffprobe", $"-v error -show_entries format=duration -of csv=p=0 \"{path}\"")));
        var times = Text(await RunAsync("ffprobe", $"-v error -select_streams v -show_entries frame=best_effort_timestamp_time -of csv=p=0 \"{path}\""))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Number(line.TrimEnd(','))).ToArray();
        var grey = await GreyAsync(path, "-fps_mode passthrough");
        grey.Length.Should().Be(times.Length * PictureProbe.Width * PictureProbe.Height, "every frame can be decoded");
        return new Film(seconds, [.. times.Select((time, i) => new SeenPicture(start + TimeSpan.FromSeconds(time), Piece(grey, i)))]);
    }

    /// <summary>A screenshot, made as small and grey as the pictures of a film.</summary>
    public static async Task<SeenPicture> OfScreenshotAsync(byte[] png)
    {
        var path = Path.Combine(Path.GetTempPath(), $"itog-screenshot-{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(path, png);
        try
        {
            return new SeenPicture(default, Piece(await GreyAsync(path, "-frames:v 1"), 0));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What is seen at a moment: the last picture shown until then.</summary>
    public SeenPicture At(DateTimeOffset moment) => Pictures.Last(p => p.At <= moment);

    private static ReadOnlyMemory<byte> Piece(byte[] grey, int index)
    {
        const int length = PictureProbe.Width * PictureProbe.Height;
        return grey.AsMemory(index * length, length);
    }

    private static Task<byte[]> GreyAsync(string path, string options) =>
        RunAsync("ffmpeg", $"-nostdin -v error -i \"{path}\" {options} -vf scale={PictureProbe.Width}:{PictureProbe.Height}:flags=area,format=gray -f rawvideo -");

    private static string Text(byte[] output) => System.Text.Encoding.ASCII.GetString(output).Trim();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<byte[]> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaint = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await complaint);
        return output.ToArray();
    }
}
