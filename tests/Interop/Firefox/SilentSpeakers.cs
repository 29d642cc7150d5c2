using System.Diagnostics;

namespace Itog.Interop.Firefox;

/// <summary>
/// A sound device that nobody hears: Firefox plays and measures no sound at all on a machine without one. A PulseAudio of the test's own,
/// in a folder of its own. Owned by a <see cref="FirefoxBrowser"/>.
/// </summary>
internal sealed class SilentSpeakers : IDisposable
{
    private readonly Process _process;

    /// <param name="folder">For its socket; the owner deletes it.</param>
    public SilentSpeakers(string folder)
    {
        var socket = Path.Combine(folder, "pulse");
        Address = "unix:" + socket;
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("ITOG_PULSEAUDIO") ?? "/usr/bin/pulseaudio",
            [
                "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error",
                "-L", "module-null-sink", "-L", $"module-native-protocol-unix socket={socket} auth-anonymous=1",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        start.Environment["PULSE_RUNTIME_PATH"] = folder;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>For PULSE_SERVER.</summary>
    public string Address { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
