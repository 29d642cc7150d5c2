using Itog.Conference.Tests.Virtual;

namespace Itog.Conference.Tests;

/// <summary>
/// Alone in the process, and the least of three measurements: what the runtime itself allocates on this thread when it compiles a path
/// taken for the first time is not the core's.
/// </summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    [Fact]
    public void Forwarding_allocates_nothing()
    {
        using var conference = new VirtualConference();
        var child = conference.Enter("child", Seat.Participant);
        var interlocutor = conference.Enter("interlocutor", Seat.Interlocutor);
        conference.Enter("expert", Seat.Expert);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        conference.RunUntil(() => interlocutor.Get(Face).Count > 60);

        var bytes = LeastOfThree(conference, out var datagrams);

        datagrams.Should().BeGreaterThan(1_000);
        bytes.Should().Be(0);
    }

    [Fact]
    public void Recovering_allocates_nothing()
    {
        using var conference = new VirtualConference();
        var child = conference.Enter("child", Seat.Participant);
        var interlocutor = conference.Enter("interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        conference.LoseMedia(0.05);
        conference.RunUntil(() => interlocutor.Get(Face).Count > 300, most: 10);

        var bytes = LeastOfThree(conference, out _);

        interlocutor.Get(Face).Count(p => p.Recovered).Should().BeGreaterThan(10);
        bytes.Should().Be(0);
    }

    [Fact]
    public void Pacing_and_estimating_allocate_nothing()
    {
        using var conference = new VirtualConference();
        var child = conference.Enter("child", Seat.Participant, simulcast: true);
        var interlocutor = conference.Enter("interlocutor", Seat.Interlocutor);
        interlocutor.GivesTransportFeedback = interlocutor.SendsReports = interlocutor.ReportsReception = true;
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = child.SmallCamera!.IsOn = true;
        conference.RunUntil(() => interlocutor.Get(Face).Count > 300, most: 20);
        long least = long.MaxValue, narrow = 0, wide = 0;

        for (var i = 0; i < 3; i++)
        {
            var told = Told(conference);
            conference.Limit(interlocutor, 300_000);
            var bytes = conference.MeasureCore(TimeSpan.FromSeconds(6), out _);
            narrow = Estimate(conference, interlocutor);
            conference.Limit(interlocutor, 0);
            bytes += conference.MeasureCore(TimeSpan.FromSeconds(12), out _);
            wide = Estimate(conference, interlocutor);
            least = Math.Min(least, bytes - ((Told(conference) - told) * EventBytes()));
        }

        wide.Should().BeGreaterThan(narrow, "the estimate follows the line");
        least.Should().Be(0, "only the word to the page that it sees less, or more, is allocated");
    }

    private static int Told(VirtualConference conference) => conference.Events.OfType<RoomEvent.PictureChanged>().Count();

    private static long EventBytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new RoomEvent.PictureChanged(default, default, default, default, default, default, default));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Estimate(VirtualConference conference, TestBrowser browser) =>
        conference.Core.Statistics(conference.Now, VirtualConference.Room).Members.Single(m => m.Member == browser.Id).EstimateBps!.Value;

    private static long LeastOfThree(VirtualConference conference, out int datagrams)
    {
        var least = long.MaxValue;
        datagrams = 0;
        for (var i = 0; i < 3; i++)
        {
            least = Math.Min(least, conference.MeasureCore(TimeSpan.FromSeconds(5), out var now));
            datagrams += now;
        }

        return least;
    }
}
