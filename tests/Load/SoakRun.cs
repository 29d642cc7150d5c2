using System.Globalization;
using Itog.Clients;
using Itog.Conference;
using Itog.Recorder;

namespace Itog.Load;

/// <summary>
/// Fifty rooms for as long as asked (ITOG_SOAK_MINUTES, ten by default): people come, go, close their pages and vanish; some rooms are recorded,
/// one attempt after the other. Each minute it prints what the process holds; at the end nothing may have grown.
/// </summary>
public sealed class SoakRun
{
    private const int Rooms = 50;
    private const int RoomsWithVideo = 10;
    private const int RecordedRooms = 5;
    private const double MostGrowthOfHeap = 1.0;
    private const double MostGrowthOfProcess = 4.0;
    private const int MostNewDescriptors = 32;

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Random _random = new(50);
    private readonly LoadClient?[] _clients = new LoadClient?[Rooms * 2];
    private readonly Guid[] _attempts = new Guid[RecordedRooms];
    private int _names;
    private int _attemptNumber;
    private long _sentByGone;
    private long _receivedByGone;
    private long _missingByGone;

    [Fact(Explicit = true)]
    [Trait("Long", "soak")]
    public async Task Fifty_rooms_of_coming_and_going_leave_nothing_behind()
    {
        var minutes = int.Parse(Environment.GetEnvironmentVariable("ITOG_SOAK_MINUTES") ?? "10", CultureInfo.InvariantCulture);
        await using var server = await LoadServer.StartAsync(("Conference:FailAfter", "00:00:10"));
        using var thread = new LoadThread(() => server.Conference.Now, longestWait: 5_000);
        var descriptors = ProcessState.Now().Descriptors;
        var history = new List<ProcessState>();
        _output.WriteLine("minute  members  packets/s     loss    WS MB  heap MB  files  threads  recorded");
        var before = 0L;
        for (var minute = 1; minute <= minutes; minute++)
        {
            await LiveAsync(server, thread, server.Conference.Now + TimeSpan.FromMinutes(1));
            var packets = await thread.Run(() => _clients.Sum(c => (c?.PacketsReceived ?? 0) + (c?.PacketsSent ?? 0)) + _sentByGone + _receivedByGone);
            var missing = await thread.Run(() => _clients.Sum(c => c?.PacketsMissing ?? 0) + _missingByGone);
            var load = await server.Conference.LoadAsync();
            var state = ProcessState.Now();
            history.Add(state);
            var recorded = server.Recorder.All.Count(r => r.State == RecordingState.Ready);
            _output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{minute,6}  {load.Sum(l => l.Members),7}  {(packets - before) / 60,9:N0}  {(double)missing / packets,7:P3}  {state.WorkingSet,7:F1}  {state.Heap,7:F1}  {state.Descriptors,5}  {state.Threads,7}  {recorded,8}"));
            before = packets;
        }

        await EmptyAsync(server, thread);
        var after = ProcessState.Now();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"empty: {after.WorkingSet:F1} MB, heap {after.Heap:F1} MB, {after.Descriptors} files, {after.Threads} threads"));
        (await server.Conference.LoadAsync()).Should().OnlyContain(l => l.Rooms == 0 && l.Members == 0 && l.Connecting == 0 && l.Addresses == 0, "rooms empty, tables empty");
        server.Recorder.All.Should().NotContain(r => r.State == RecordingState.Failed);
        (after.Descriptors - descriptors).Should().BeLessThan(MostNewDescriptors);
        var steady = history.Skip(history.Count / 3).ToList();
        if (steady.Count >= 4)
        {
            Slope(steady.ConvertAll(s => s.Heap)).Should().BeLessThan(MostGrowthOfHeap, "MB a minute of the heap");
            Slope(steady.ConvertAll(s => s.WorkingSet)).Should().BeLessThan(MostGrowthOfProcess, "MB a minute of the process");
        }
    }

    // Each moment somebody comes or goes; each third of a minute the next attempt begins in a recorded room.
    private async Task LiveAsync(LoadServer server, LoadThread thread, WebRtc.MediaTime end)
    {
        var nextAttempt = server.Conference.Now;
        while (server.Conference.Now < end)
        {
            if (server.Conference.Now >= nextAttempt)
            {
                nextAttempt += TimeSpan.FromSeconds(20);
                await NextAttemptAsync(server, _attemptNumber++ % RecordedRooms);
            }

            var place = Array.FindIndex(_clients, c => c is null);
            if (place < 0 || _random.Next(8) == 0)
            {
                place = _random.Next(_clients.Length);
            }

            await ChangeAsync(server, thread, place);
            await server.RunForAsync(TimeSpan.FromMilliseconds(200), _cancellation);
        }
    }

    private async Task ChangeAsync(LoadServer server, LoadThread thread, int place)
    {
        if (_clients[place] is not { } old)
        {
            await EnterAsync(server, thread, place);
            return;
        }

        switch (_random.Next(3))
        {
            case 0: // closes the page
                await LeaveAsync(thread, place);
                break;
            case 1: // the same person in a new page: the old connection ends
                await Forget(thread, old, vanishes: true);
                await EnterAsync(server, thread, place, old.Id);
                break;
            default: // vanishes without a word; his seat is free when the server has given him up, or at once when it is told so
                await Forget(thread, old, vanishes: true);
                await server.Conference.LeaveAsync(RoomOf(place), old.Id);
                _clients[place] = null;
                break;
        }
    }

    private async Task EnterAsync(LoadServer server, LoadThread thread, int place, MemberId? again = null)
    {
        var seat = place % 2 == 0 ? Seat.Participant : Seat.Interlocutor;
        var permissions = SeatPermissions.For(seat);
        var hasVideo = place / 2 < RoomsWithVideo;
        var client = new LoadClient(
            again ?? new($"{seat} {_names++}"),
            seat,
            permissions.Publish.Where(s => s == TrackSource.Microphone || (hasVideo && s == TrackSource.Camera)),
            permissions.Receive.Where(s => s.Source == TrackSource.Microphone || hasVideo));
        _clients[place] = await thread.EnterAsync(server.Conference, RoomOf(place), client);
    }

    private async Task LeaveAsync(LoadThread thread, int place)
    {
        if (_clients[place] is { } client)
        {
            await Forget(thread, client, vanishes: false);
            _clients[place] = null;
        }
    }

    private async Task Forget(LoadThread thread, LoadClient client, bool vanishes)
    {
        _sentByGone += client.PacketsSent;
        _receivedByGone += client.PacketsReceived;
        _missingByGone += await thread.Run(() => client.PacketsMissing);
        await (vanishes ? thread.VanishAsync(client) : thread.LeaveAsync(client));
    }

    private async Task NextAttemptAsync(LoadServer server, int room)
    {
        if (_attempts[room] != Guid.Empty)
        {
            await server.Recorder.StopAsync(_attempts[room], DateTimeOffset.UtcNow);
        }

        _attempts[room] = Guid.NewGuid();
        var request = new RecordingRequest(_attempts[room], RoomOf(room * 2), new DateOnly(2026, 2, 11), $"{room}", "1234", $"{_attemptNumber:D6}", 1);
        await server.Recorder.StartAsync(request, _cancellation);
    }

    private async Task EmptyAsync(LoadServer server, LoadThread thread)
    {
        foreach (var attempt in _attempts.Where(a => a != Guid.Empty))
        {
            await server.Recorder.StopAsync(attempt, DateTimeOffset.UtcNow);
        }

        for (var place = 0; place < _clients.Length; place++)
        {
            await LeaveAsync(thread, place);
        }

        await LoadServer.WaitAsync(async () => (await server.Conference.LoadAsync()).All(l => l.Members == 0), _cancellation);
        await LoadServer.WaitAsync(() => server.Recorder.All.All(r => r.State is RecordingState.Ready or RecordingState.Failed), _cancellation);
    }

    private static RoomId RoomOf(int place) => new($"soak {place / 2}");

    // Least squares over equal steps.
    private static double Slope(List<double> values)
    {
        var middle = (values.Count - 1) / 2.0;
        var mean = values.Average();
        var above = values.Select((v, i) => (i - middle) * (v - mean)).Sum();
        return above / values.Select((_, i) => (i - middle) * (i - middle)).Sum();
    }
}
