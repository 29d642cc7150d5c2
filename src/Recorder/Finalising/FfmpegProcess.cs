using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Finalising;

/// <summary>Runs FFmpeg as a child of low priority, and ends the one that an earlier, killed server left behind.</summary>
internal static class FfmpegProcess
{
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    /// <summary>Runs to the end; throws <see cref="FfmpegException"/> when FFmpeg is missing, was killed or fails.</summary>
    public static async Task RunAsync(string program, string arguments, string folder, string trace, CancellationToken cancellationToken)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new FfmpegException("FFmpeg could not be started.", exception);
        }

        try
        {
            Yield(process);
            await File.WriteAllBytesAsync(
                trace,
                JsonSerializer.SerializeToUtf8Bytes(new RunningFfmpeg(process.Id, StartOf(process)), RecorderJson.Line.RunningFfmpeg),
                cancellationToken);
            var complaint = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new FfmpegException($"FFmpeg ended with {process.ExitCode}: {complaint.Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        finally
        {
            File.Delete(trace);
        }
    }

    /// <summary>Ends the process named by a trace that its server could not delete.</summary>
    public static void EndOrphan(string trace, ILogger log)
    {
        if (!File.Exists(trace))
        {
            return;
        }

        try
        {
            var running = JsonSerializer.Deserialize(File.ReadAllBytes(trace), RecorderJson.Line.RunningFfmpeg);
            if (running is not null)
            {
                using var process = Process.GetProcessById(running.Pid);
                if ((StartOf(process) - running.Started).Duration() < SameStart)
                {
                    process.Kill(entireProcessTree: true);
                    log.OrphanEnded(running.Pid);
                }
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or JsonException)
        {
            // The process is gone, or the trace is torn: there is nothing to end.
        }

        File.Delete(trace);
    }

    private static DateTimeOffset StartOf(Process process) => new(process.StartTime.ToUniversalTime());

    private static void Yield(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // It has ended already, or the system does not let us: the exam goes on either way.
        }
    }
}
