using System.Text.Json;
using Itog.Queue.Protocol;
using Itog.Server.Hosting;

namespace Itog.Server.Wall;

/// <summary>
/// When the server was started and how each run of it ended: <c>starts.jsonl</c> in the storage folder, two lines a run, only ever added to. Whoever is
/// killed says no goodbye, so the file <c>alive</c> beside it is touched every few seconds: its time is that of the death, and whether the computer was
/// started since tells a dead computer from a dead program. One per process; a disk that refuses costs the log, never the start.
/// </summary>
internal sealed partial class StartLog(StorageFolder storage, TimeProvider time, ILogger<StartLog> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>How many runs are told, the newest first.</summary>
    private const int Told = 50;

    // A clock that was set meanwhile must not make a dead program of a dead computer.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(30);

    private readonly string _log = Path.Combine(storage.Path, "starts.jsonl");
    private readonly string _alive = Path.Combine(storage.Path, "alive");
    private ITimer? _timer;

    /// <summary>When the computer was started; tests say it.</summary>
    internal Func<DateTimeOffset> MachineStartedAt { get; init; } = () => time.GetUtcNow() - TimeSpan.FromMilliseconds(Environment.TickCount64);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Try(() =>
        {
            if (Runs() is [{ EndedAt: null }, ..])
            {
                var died = new DateTimeOffset(File.GetLastWriteTimeUtc(_alive), TimeSpan.Zero);
                Add(new Line(died, null, MachineStartedAt() > died + Doubt ? RunEnd.MachineWentOff : RunEnd.Broke));
            }

            Add(new Line(time.GetUtcNow(), typeof(StartLog).Assembly.GetName().Version?.ToString(3) ?? "?", null));
            Touch();
        });
        _timer = time.CreateTimer(_ => Try(Touch), null, Beat, Beat);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is { } timer)
        {
            // Waits for a beat that is just being written.
            await timer.DisposeAsync();
        }

        Try(() => Add(new Line(time.GetUtcNow(), null, RunEnd.Stopped)));
    }

    /// <summary>The runs of the server, newest first.</summary>
    public IReadOnlyList<ServerRun> Read()
    {
        IReadOnlyList<ServerRun> runs = [];
        Try(() => runs = [.. Runs().Take(Told)]);
        return runs;
    }

    public void Dispose() => _timer?.Dispose();

    // A torn last line, of a disk that was full, is passed over.
    private List<ServerRun> Runs()
    {
        List<ServerRun> runs = [];
        foreach (var text in File.Exists(_log) ? File.ReadLines(_log) : [])
        {
            if (Parse(text) is not { } line)
            {
                continue;
            }

            if (line.Version is { } version)
            {
                runs.Add(new ServerRun(line.At, version, null, null));
            }
            else if (runs is [.., { EndedAt: null } last])
            {
                runs[^1] = last with { EndedAt = line.At, End = line.End };
            }
        }

        runs.Reverse();
        return runs;
    }

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Add(Line line) => File.AppendAllText(_log, JsonSerializer.Serialize(line, WireJson.Options) + "\n");

    private void Touch()
    {
        if (!File.Exists(_alive))
        {
            File.WriteAllBytes(_alive, []);
        }

        File.SetLastWriteTimeUtc(_alive, time.GetUtcNow().UtcDateTime);
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of starts could not be kept")]
    private partial void LogNotKept(Exception exception);

    /// <summary>A line: a start has a version, an end says how.</summary>
    private sealed record Line(DateTimeOffset At, string? Version, RunEnd? End);
}
