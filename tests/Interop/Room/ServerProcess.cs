using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Itog.Interop.Room;

/// <summary>
/// The real server as a child process with the demo school, its own folder and ports. It can be killed and started again over the same data.
/// Owned by one test; not for several threads.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <param name="settings">Settings of the server by name, <c>Queue__Patience</c>.</param>
    public ServerProcess(IReadOnlyDictionary<string, string>? settings = null)
    {
        _settings = settings ?? new Dictionary<string, string>();
        Folder = Directory.CreateTempSubdirectory("itog-interop-").FullName;
        Address = new Uri($"http://localhost:{FreePort()}");
        Media = new IPEndPoint(IPAddress.Loopback, FreeMediaPort());
    }

    public Uri Address { get; }

    /// <summary>Where its only media worker takes datagrams.</summary>
    public IPEndPoint Media { get; }

    /// <summary>The data folder; gone with the server object.</summary>
    public string Folder { get; }

    /// <summary>Everything the server has printed, over all its lives.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>Starts the program; done when it listens and has printed its links.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [BuiltServer.Program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["Urls"] = Address.ToString();
        start.Environment["Storage__Folder"] = Folder;
        start.Environment["Demo__Enabled"] = "true";
        start.Environment["Conference__Port"] = Media.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["Conference__BindAddress"] = "127.0.0.1";
        start.Environment["Conference__Workers"] = "1";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data, started);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, started);
        _process.Exited += (_, _) => started.TrySetException(new InvalidOperationException("The server ended:\n" + string.Join('\n', _output)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await started.Task.WaitAsync(StartPatience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("The server does not start:\n" + string.Join('\n', _output));
        }
    }

    /// <summary>Runs one of the program's own commands beside it, over the same data; the answer is what it has printed.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltServer.Program, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = Folder };
        start.Environment["Storage__Folder"] = Folder;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, said);
        return said;
    }

    /// <summary>As a power cut or the kernel would end it: SIGKILL, no word of warning. The answer is when.</summary>
    public async Task<DateTimeOffset> KillAsync()
    {
        // Not the whole tree: looking for children takes longer than the moment that tests need to know.
        _process?.Kill();
        var killed = DateTimeOffset.UtcNow;
        if (_process is { } process)
        {
            _process = null;
            await process.WaitForExitAsync();
            process.Dispose();
        }

        return killed;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void Take(string? line, TaskCompletionSource started)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.Contains("Application started", StringComparison.Ordinal))
        {
            started.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Each worker takes the next port, by UDP and by TCP; below those that the system gives to outgoing connections.
    private static int FreeMediaPort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(port, Environment.ProcessorCount).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, port));
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
