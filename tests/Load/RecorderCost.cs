using System.Globalization;
using Itog.Clients;
using Itog.Conference;
using Itog.Recorder;

namespace Itog.Load;

/// <summary>What it costs to write down everything that is said and seen in a room, beside what the room itself costs: run by <c>bench/recorder</c>.</summary>
public sealed class RecorderCost
{
    private const int Rooms = 8;
    private const double Most = 0.15;

    /// <summary>One after the other, since the work of the rooms themselves varies by a tenth from one measurement to the next.</summary>
    private const int Pairs = 5;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(4);

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public async Task Journals_of_all_tracks_cost_a_small_part_of_the_room()
    {
        await using var server = await LoadServer.StartAsync(("Conference:Workers", "1"));
        using var thread = new LoadThread(() => server.Conference.Now, longestWait: 5_000);
        for (var room = 0; room < Rooms; room++)
        {
            foreach (var seat in new[] { Seat.Participant, Seat.Interlocutor, Seat.Expert, Seat.Technician })
            {
                var permissions = SeatPermissions.For(seat);
                await thread.EnterAsync(server.Conference, RoomOf(room), new LoadClient(new($"{seat} {room}"), seat, permissions.Publish, permissions.Receive));
            }
        }

        // A server runs for hours: the first pair, in which its code is compiled, is not counted.
        await PairAsync(server);
        double without = 0, with = 0, recorder = 0;
        for (var pair = 0; pair < Pairs; pair++)
        {
            var measured = await PairAsync(server);
            without += measured.Without;
            with += measured.With;
            recorder += measured.Recorder;
        }

        server.Recorder.All.Should().OnlyContain(r => r.Pictures.Count == 3, "everything was really written");
        var cost = (recorder + Math.Max(0, with - without)) / without;
        Print($"{Rooms} rooms of 4 members, 2 voices and 3 pictures each, {Pairs} × {Measured.TotalSeconds:F0} s");
        Print($"media worker  {without:F2} s without, {with:F2} s with recording");
        Print($"recorder      {recorder:F2} s");
        Print($"cost          {cost:P1} of the rooms' time (at most {Most:P0})");
        cost.Should().BeLessThan(Most);
    }

    /// <summary>Seconds of the media worker without and with recording, and of the recorder.</summary>
    private async Task<(double Without, double With, double Recorder)> PairAsync(LoadServer server)
    {
        var without = (await MeasureAsync(server)).Worker;
        var attempts = await RecordAllAsync(server);
        var (worker, recorder) = await MeasureAsync(server);
        foreach (var attempt in attempts)
        {
            await server.Recorder.StopAsync(attempt, DateTimeOffset.UtcNow);
        }

        await LoadServer.WaitAsync(() => server.Recorder.All.All(r => r.State is RecordingState.Ready or RecordingState.Failed), _cancellation);
        return (without, worker, recorder);
    }

    private async Task<Guid[]> RecordAllAsync(LoadServer server)
    {
        var attempts = Enumerable.Range(0, Rooms).Select(_ => Guid.NewGuid()).ToArray();
        for (var room = 0; room < Rooms; room++)
        {
            await server.Recorder.StartAsync(
                new RecordingRequest(attempts[room], RoomOf(room), new DateOnly(2026, 2, 11), $"{room}", "1234", attempts[room].ToString("N"), 1)
                {
                    Pictures =
                    [
                        new(Seat.Participant, TrackSource.Camera), new(Seat.Interlocutor, TrackSource.Camera), new(Seat.Interlocutor, TrackSource.Screen),
                    ],
                },
                _cancellation);
        }

        return attempts;
    }

    private async Task<(double Worker, double Recorder)> MeasureAsync(LoadServer server)
    {
        await server.RunForAsync(Settling, _cancellation);
        var (worker, recorder) = (ThreadTime.Of("media"), ThreadTime.Of("recorder"));
        await server.RunForAsync(Measured, _cancellation);
        return (ThreadTime.Of("media") - worker, ThreadTime.Of("recorder") - recorder);
    }

    private void Print(FormattableString line) => _output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static RoomId RoomOf(int room) => new($"cost {room}");
}
