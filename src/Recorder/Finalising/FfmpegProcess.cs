using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Finalising;

/// <summary>Runs FFmpeg as a child of low priority, and ends the one that an earlier, killed server left behind.</summary>
internal static class FfmpegProcess
{
    /// <summary>Of util-linux, which every Debian has.</summary>
    private const string DeathSignal = "/usr/bin/setpriv";

    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs to the end; throws <see cref="FfmpegException"/> when FFmpeg is missing, was killed or fails. A thread of its own waits for the
    /// child, since Linux ends it with the thread that began it.
    /// </summary>
    public static Task RunAsync(string program, string arguments, string folder, string trace, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Run(program, arguments, folder, trace, cancellationToken);
                done.SetResult();
            }
            catch (OperationCanceledException)
            {
                done.SetCanceled(cancellationToken);
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        {
            Name = "ffmpeg",
            IsBackground = true,
        };
        thread.Start();
        return done.Task;
    }

    private static void Run(string program, string arguments, string folder, string trace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process();
        process.StartInfo = Launch(program, arguments);
        process.StartInfo.WorkingDirectory = folder;
        process.StartInfo.RedirectStandardError = true;
        process.StartInfo.UseShellExecute = false;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new FfmpegException("FFmpeg could not be started.", exception);
        }

        using var ending = cancellationToken.Register(() => End(process));
        try
        {
            Yield(process);
            Trace(process, trace);
            var complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            if (process.ExitCode != 0)
            {
                throw new FfmpegException($"FFmpeg ended with {process.ExitCode}: {complaint.Trim()}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            End(process);
            throw new FfmpegException("FFmpeg could not be watched.", exception);
        }
        finally
        {
            File.Delete(trace);
        }
    }

    private static void Trace(Process process, string trace)
    {
        try
        {
            File.WriteAllBytes(
                trace, JsonSerializer.SerializeToUtf8Bytes(new RunningFfmpeg(process.Id, StartOf(process)), RecorderJson.Line.RunningFfmpeg));
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // It has ended already: there is nothing that could be left behind.
        }
    }

    /// <summary>On Linux the kernel ends the child when this process dies, however it dies, and the child gives way to everything else from its start.</summary>
    internal static ProcessStartInfo Launch(string program, string arguments) => OperatingSystem.IsLinux() && File.Exists(DeathSignal)
        ? new ProcessStartInfo(DeathSignal, $"--pdeathsig KILL nice -n 10 {program} {arguments}")
        : new ProcessStartInfo(program, arguments);

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
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
