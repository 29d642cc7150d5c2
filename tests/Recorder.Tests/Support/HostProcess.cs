using System.Diagnostics;
using System.Globalization;

namespace Itog.Recorder.Tests.Support;

/// <summary>The process of a <see cref="RecorderHost"/> as its test sees it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process) => _process = process;

    /// <summary>The last packet that the recorder was given.</summary>
    public int Sent { get; private set; }

    public List<string> Said { get; } = [];

    /// <param name="shell">A shell command that ends in <c>exec "$@"</c>, to start it in another world; null to start it as it is.</param>
    /// <param name="unshare">How far that world is another one.</param>
    public static HostProcess Start(string folder, string ffmpeg = "ffmpeg", string? shell = null, string unshare = "-rm")
    {
        string[] host = [Environment.ProcessPath!, .. DotnetArguments, RecorderHost.Name, folder, ffmpeg];
        string[] command = shell is null ? host : ["unshare", unshare, "sh", "-c", shell, "sh", .. host];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new HostProcess(Process.Start(start)!);
    }

    public void Say(string word) => _process.StandardInput.WriteLine(word);

    /// <summary>Reads what it says until a line is as wanted.</summary>
    public async Task UntilAsync(Func<string, bool> wanted)
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("sent ", StringComparison.Ordinal))
            {
                Sent = int.Parse(line[5..], CultureInfo.InvariantCulture);
            }
            else
            {
                Said.Add(line);
            }

            if (wanted(line))
            {
                return;
            }
        }

        Assert.Fail($"The recorder's process ended: {string.Join(", ", Said)}");
    }

    public Task UntilSentAsync(int packet) => UntilAsync(_ => Sent >= packet);

    /// <summary>SIGKILL; what it said before is still read.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            Sent = line.StartsWith("sent ", StringComparison.Ordinal) ? int.Parse(line[5..], CultureInfo.InvariantCulture) : Sent;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    // The program may run by its own executable or by dotnet.
    private static string[] DotnetArguments =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(HostProcess).Assembly.Location] : [];
}
