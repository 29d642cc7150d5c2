using System.ComponentModel;
using System.Diagnostics;
using Itog.Recorder.Finalising;

namespace Itog.Recorder.Trial;

/// <summary>Lets FFmpeg decode a few seconds of Opus from memory to memory. Stateless; any thread.</summary>
internal static class VoicePipe
{
    private const string Arguments =
        "-nostdin -hide_banner -loglevel error -threads 1 -f ogg -c:a libopus -i pipe:0 -map_metadata -1 -ac 1 -ar 48000 -c:a pcm_s16le -f s16le pipe:1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Samples of 48 kHz, 16 bits, mono, little-endian.</returns>
    public static Task<byte[]> DecodeAsync(string program, byte[] ogg, CancellationToken cancellationToken) =>
        // Linux ends the child with the thread that began it: that one has to stay.
        Task.Factory.StartNew(() => Decode(program, ogg, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static byte[] Decode(string program, byte[] ogg, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = FfmpegProcess.Launch(program, Arguments) };
        process.StartInfo.UseShellExecute = false;
        process.StartInfo.RedirectStandardInput = true;
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new FfmpegException("FFmpeg could not be started.", exception);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var ending = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        try
        {
            var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var feeding = Feed(process, ogg);
            using var samples = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(samples);
            process.WaitForExit();
            feeding.GetAwaiter().GetResult();
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? samples.ToArray()
                : throw new FfmpegException($"FFmpeg ended with {process.ExitCode}: {complaint.GetAwaiter().GetResult().Trim()}");
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            throw new FfmpegException("FFmpeg could not be fed.", exception);
        }
    }

    private static Task Feed(Process process, byte[] ogg) => Task.Run(() =>
    {
        try
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(ogg);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    });
}
