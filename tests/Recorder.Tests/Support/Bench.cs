using System.Threading.Channels;
using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.WebRtc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Recorder.Tests.Support;

/// <summary>A recorder in virtual time over a fake room, in a folder of its own.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly double TurnMs = RecorderThread.Turn.TotalMilliseconds;

    private readonly MediaTime _zero;
    private readonly ChannelReader<RecordingEvent> _events;

    private Bench(string folder, DateTimeOffset now, Action<RecorderOptions>? configure, Func<string, long>? freeBytes)
    {
        Folder = folder;
        Time = new FakeTimeProvider(now);
        Room = new FakeRoom(Time);
        _zero = Room.Now;
        Options = new RecorderOptions { Folder = folder };
        configure?.Invoke(Options);
        Service = new RecordingService(
            Room, Options, Time, NullLogger<RecordingService>.Instance, new DiskWatch(Options, freeBytes ?? (_ => long.MaxValue)), ownThread: false);
        _events = Service.Subscribe();
    }

    public string Folder { get; }

    public FakeTimeProvider Time { get; }

    public FakeRoom Room { get; }

    public RecorderOptions Options { get; }

    public RecordingService Service { get; private set; }

    /// <summary>The folder is somebody else's.</summary>
    public bool KeepsFolder { get; private init; }

    public List<RecordingEvent> Events { get; } = [];

    public RecordingRequest Request { get; private set; } = new(
        Guid.Parse("0192f5c0-0000-7000-8000-000000000001"), new RoomId("a01"), new DateOnly(2026, 2, 11), "A01", "123456", "0007", 1);

    public RecordingStatus Status => Service.Find(Request.AttemptId)!;

    public RecordingManifest Manifest => RecordingManifest.Read(Status.ManifestPath);

    /// <summary>Milliseconds since the bench began.</summary>
    public double NowMs => (Room.Now - _zero).TotalMilliseconds;

    public static Bench Create(Action<RecorderOptions>? configure = null, Func<string, long>? freeBytes = null) => new(
        Directory.CreateTempSubdirectory("itog-recorder-").FullName,
        new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero),
        configure,
        freeBytes);

    /// <summary>A new server over the folder that another process left behind.</summary>
    public static async Task<Bench> OverAsync(string folder, RecordingRequest request)
    {
        var bench = new Bench(folder, DateTimeOffset.UtcNow, null, null) { Request = request, KeepsFolder = true };
        await bench.Service.RecoverAsync();
        return bench;
    }

    /// <summary>What a killed server leaves behind, some time later: the folder as it is now, and a new server over it.</summary>
    public async Task<Bench> KillAndRestartAsync(TimeSpan away, Action<string>? meddle = null)
    {
        var folder = Directory.CreateTempSubdirectory("itog-recorder-").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            try
            {
                using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = File.Create(copy);
                from.CopyTo(to);
            }
            catch (IOException) when (file.EndsWith(".part", StringComparison.Ordinal))
            {
                // A part that is being written, or has got its name meanwhile: nobody counts on it.
            }
        }

        meddle?.Invoke(folder);
        var bench = new Bench(folder, Time.GetUtcNow() + away, null, null) { Request = Request };
        await bench.Service.RecoverAsync();
        return bench;
    }

    public Task StartAsync() => Service.StartAsync(Request);

    /// <summary>Starts a recording of another kind.</summary>
    public Task StartAsync(Func<RecordingRequest, RecordingRequest> kind)
    {
        Request = kind(Request);
        return StartAsync();
    }

    /// <summary>Delivers packets as their time comes, and lets the recorder take its turns until <paramref name="untilMs"/>.</summary>
    public void Play(IEnumerable<SentPacket> packets, double untilMs, IEnumerable<SentReport>? reports = null)
    {
        var reporting = new Queue<SentReport>(reports ?? []);
        var coming = new Queue<SentPacket>(packets.OrderBy(p => p.ArrivalMs));
        while (NowMs < untilMs)
        {
            Time.Advance(TimeSpan.FromMilliseconds(Math.Min(TurnMs, untilMs - NowMs)));
            while (reporting.TryPeek(out var report) && report.ArrivalMs <= NowMs)
            {
                Room.Deliver(report, _zero + TimeSpan.FromMilliseconds(report.ArrivalMs));
                reporting.Dequeue();
            }

            while (coming.TryPeek(out var packet) && packet.ArrivalMs <= NowMs)
            {
                Room.Deliver(packet, _zero + TimeSpan.FromMilliseconds(packet.ArrivalMs));
                coming.Dequeue();
            }

            Service.Step();
            Drain();
        }
    }

    public Task StopAsync() => Service.StopAsync(Request.AttemptId, Time.GetUtcNow());

    /// <summary>Stops and waits for the finished file.</summary>
    public async Task<Wav> FinishAsync()
    {
        await StopAsync();
        await WaitAsync<RecordingEvent.Ready>();
        return Wav.Read(Status.WavPath!);
    }

    public async Task<T> WaitAsync<T>(Func<T, bool>? which = null)
        where T : RecordingEvent
    {
        while (true)
        {
            var happened = await _events.ReadAsync(TestContext.Current.CancellationToken);
            Events.Add(happened);
            if (happened is T wanted && (which is null || which(wanted)))
            {
                return wanted;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        if (!KeepsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Drain()
    {
        while (_events.TryRead(out var happened))
        {
            Events.Add(happened);
        }
    }
}
