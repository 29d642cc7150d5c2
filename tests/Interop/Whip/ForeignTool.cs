using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Itog.Interop.Room;

namespace Itog.Interop.Whip;

/// <summary>
/// A WHIP or WHEP client that is none of ours, as a process of its own: the Python of Debian with aiortc or GStreamer from its packages.
/// It tells on its standard output how far it is. Owned by one test; not for several threads.
/// </summary>
public sealed class ForeignTool : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly SemaphoreSlim _told = new(0);
    private readonly Process _process;

    private ForeignTool(Process process) => _process = process;

    /// <param name="script">The client's file in this folder.</param>
    /// <param name="mode"><c>publish</c> or <c>watch</c>.</param>
    public static ForeignTool Start(string script, string mode, Uri address, string token)
    {
        ArgumentNullException.ThrowIfNull(address);
        var folder = Path.Combine(BuiltServer.Top, "tests", "Interop", "Whip");
        var start = new ProcessStartInfo(Python, ["-B", "-u", Path.Combine(folder, script), mode, address.ToString(), token])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var tool = new ForeignTool(new Process { StartInfo = start, EnableRaisingEvents = true });
        tool._process.OutputDataReceived += (_, line) => tool.Take(line.Data);
        tool._process.ErrorDataReceived += (_, line) => tool.Take(line.Data);
        tool._process.Exited += (_, _) => tool._told.Release();
        tool._process.Start();
        tool._process.BeginOutputReadLine();
        tool._process.BeginErrorReadLine();
        return tool;
    }

    /// <summary>Waits until the client has told at least <paramref name="number"/> of <paramref name="word"/>.</summary>
    public async Task ReachAsync(string word, int number)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!_output.Any(line => Number(line, word) >= number))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The client ended before “{word} {number}”:\n{Transcript}");
            }

            try
            {
                await _told.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The client does not come to “{word} {number}”:\n{Transcript}");
            }
        }
    }

    /// <summary>Lets the client delete its session and end.</summary>
    public async Task StopAsync()
    {
        await _process.StandardInput.WriteLineAsync("stop");
        await ReachAsync("deleted", 200);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _told.Dispose();
    }

    private string Transcript => string.Join('\n', _output.TakeLast(40));

    private static int? Number(string line, string word) =>
        line.StartsWith(word + " ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(word.Length + 1), CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Take(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
            _told.Release();
        }
    }
}
