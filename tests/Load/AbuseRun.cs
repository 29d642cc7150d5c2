using System.Diagnostics;
using Itog.Clients;
using Itog.Conference;

namespace Itog.Load;

/// <summary>
/// An established call on a real worker while floods of each kind come in on the same machine: server, callers and flood share its cores,
/// so the flood's rate is a fair share of what two of them can carry. Prints what each flood costs the call.
/// </summary>
public sealed class AbuseRun
{
    private const int PacketsPerSecond = 50_000;
    private const double MostAddedMilliseconds = 50;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(8);
    private static readonly RoomId Room = new("call");

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly List<string> _failures = [];
    private double? _quietP99;

    [Fact(Explicit = true)]
    [Trait("Long", "abuse")]
    public async Task A_call_goes_on_while_the_worker_is_flooded()
    {
        await using var server = await LoadServer.StartAsync();
        var delays = new DelayHistogram();
        using var callers = new LoadThread(() => server.Conference.Now, longestWait: 1_000);
        using var others = new LoadThread(() => server.Conference.Now);
        var child = await EnterAsync(server, callers, Room, Seat.Participant, delays);
        var interlocutor = await EnterAsync(server, callers, Room, Seat.Interlocutor, delays);
        var insider = await EnterAsync(server, others, new RoomId("insider"), Seat.Participant, null);
        LoadClient[] call = [child, interlocutor];
        await LoadServer.WaitAsync(() => insider.IsConnected && call.All(c => c.PacketsReceived > 100), _cancellation);

        var replay = await callers.Run(() => child.LastCheck);
        var forged = Many(() => FloodDatagrams.Check(child.ServerUfrag));
        var unknown = Many(() => FloodDatagrams.Check("NobodyHasThisNameHere1"));
        var hellos = Many(FloodDatagrams.BrokenHello);
        var streams = Many(FloodDatagrams.UnknownStream);
        var garbage = Many(FloodDatagrams.Garbage);

        _output.WriteLine($"{"flood",-34} {"packets/s",10} {"p50 ms",8} {"p99 ms",8} {"+p99 ms",8} {"lost",8} {"answers",8} {"MB",6}");
        await MeasureAsync("none", null, 0);
        await MeasureAsync("checks for nobody", (f, i) => f.FromAnywhere(i, unknown[i % unknown.Length]), 0);
        await MeasureAsync("checks with a wrong password", (f, i) => f.FromAnywhere(i, forged[i % forged.Length]), 0);
        await MeasureAsync("one good check from elsewhere", (f, i) => f.FromAnywhere(i, replay), 3);
        await MeasureAsync("broken hellos from strangers", (f, i) => f.FromAnywhere(i, hellos[i % hellos.Length]), 0);
        await MeasureAsync("unknown streams from strangers", (f, i) => f.FromAnywhere(i, streams[i % streams.Length]), 0);
        await MeasureAsync("garbage", (f, i) => f.FromAnywhere(i, garbage[i % garbage.Length]), 0);
        await MeasureAsync("broken hellos of a member", (_, i) => insider.SendRaw(hellos[i % hellos.Length]), 3);
        await MeasureAsync("unknown streams of a member", (_, i) => insider.SendRaw(streams[i % streams.Length]), 3);
        await JoinsAsync();
        await MeasureAsync("none, afterwards", null, 0);

        _failures.Should().BeEmpty();
        call.Should().OnlyContain(c => c.IsConnected && !c.IsGone);

        async Task MeasureAsync(string name, Action<Flood, int>? send, double mostAmplification, Func<Task>? meanwhile = null)
        {
            await callers.Run(() =>
            {
                delays.Clear();
                return true;
            });
            var before = await callers.Run(() => (Got: call.Sum(c => c.PacketsReceived), Missing: call.Sum(c => c.PacketsMissing)));
            using var flood = send is null ? null : new Flood(server.Conference.Endpoints[0], PacketsPerSecond, send);
            var clock = Stopwatch.StartNew();
            await (meanwhile?.Invoke() ?? server.RunForAsync(Each, _cancellation));
            var seconds = clock.Elapsed.TotalSeconds;
            flood?.Stop();
            var (p50, p99, got, missing) = await callers.Run(() => (
                delays.Percentile(0.5), delays.Percentile(0.99), call.Sum(c => c.PacketsReceived) - before.Got, call.Sum(c => c.PacketsMissing) - before.Missing));
            var lost = (double)missing / Math.Max(1, got + missing);
            var added = p99 - (_quietP99 ??= p99);
            _output.WriteLine($"{name,-34} {(flood?.Sent ?? 0) / seconds,10:N0} {p50,8:F2} {p99,8:F2} {added,8:F2} {lost,8:P2} {flood?.Answers ?? 0,8:N0} {Environment.WorkingSet >> 20,6:N0}");
            Expect(added < MostAddedMilliseconds, $"{name}: p99 grew by {added:F1} ms");
            Expect(got > seconds * 100, $"{name}: only {got} packets came in {seconds:F0} s");
            if (flood is not null)
            {
                Expect(flood.BytesOfAnswers <= mostAmplification * flood.BytesSent, $"{name}: {flood.BytesOfAnswers} bytes answered {flood.BytesSent}");
            }
        }

        // Ten thousand who join and never come, as fast as the service takes them.
        async Task JoinsAsync()
        {
            var (accepted, refused) = (0, 0);
            var before = Environment.WorkingSet;
            await MeasureAsync("10 000 joins that never connect", null, 0, async () =>
            {
                for (var i = 0; i < 10_000; i++)
                {
                    var ghost = NewClient(new($"ghost {i}"), Seat.Observer, null);
                    var result = await server.Conference.JoinAsync(new RoomId($"ghosts {i / 50}"), ghost.Id, ghost.Seat, ghost.Offer, _cancellation);
                    _ = result.Accepted ? accepted++ : refused++;
                }
            });
            _output.WriteLine($"{accepted:N0} accepted, {refused:N0} refused; memory grew by {(Environment.WorkingSet - before) >> 20} MB");
            Expect(refused > 0, "no join was refused");
        }
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _failures.Add(otherwise);
        }
    }

    private static byte[][] Many(Func<byte[]> make) => [.. Enumerable.Range(0, 512).Select(_ => make())];

    private static LoadClient NewClient(MemberId id, Seat seat, DelayHistogram? delays) =>
        new(id, seat, SeatPermissions.For(seat).Publish, SeatPermissions.For(seat).Receive, delays);

    private static async Task<LoadClient> EnterAsync(LoadServer server, LoadThread thread, RoomId room, Seat seat, DelayHistogram? delays) =>
        (await thread.EnterAsync(server.Conference, room, NewClient(new($"{room} {seat}"), seat, delays)))!;
}
