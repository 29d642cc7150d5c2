using System.Diagnostics;

namespace Itog.Interop.Sound;

/// <summary>Spoken Russian as a microphone file of Chromium: 48 kHz, mono, 16 bit. Made by espeak-ng and FFmpeg at the start of a test.</summary>
public static class SpeechFile
{
    /// <param name="voice">A voice of espeak-ng, <c>ru</c> or a variant of it, <c>ru+f3</c>.</param>
    public static async Task MakeAsync(string file, string voice, string text, CancellationToken cancellationToken = default)
    {
        var spoken = Path.ChangeExtension(file, ".espeak.wav");
        await RunAsync("espeak-ng", ["-v", voice, "-s", "150", "-a", "180", "-w", spoken, text], cancellationToken);
        await RunAsync("ffmpeg", ["-v", "error", "-y", "-i", spoken, "-ar", "48000", "-ac", "1", "-c:a", "pcm_s16le", "-bitexact", file], cancellationToken);
        File.Delete(spoken);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors}");
        }
    }
}
