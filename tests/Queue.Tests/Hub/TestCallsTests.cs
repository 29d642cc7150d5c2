using Itog.Conference;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Tests.Mailbox;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Queue.Tests.Hub;

/// <summary>A participant's call to himself: his own room, no exam, an end in any case.</summary>
public sealed class TestCallsTests
{
    private static readonly JoinOffer Offer = new("v=0", []);

    private readonly FakeRoom _room = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Guid _participant = Guid.NewGuid();

    [Fact]
    public async Task Each_participant_calls_in_a_room_that_is_no_auditorium_and_nobody_elses()
    {
        var calls = new TestCalls(_room, _time);
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        await calls.JoinAsync(_participant, TestCallEnd.Hears, Offer, TestContext.Current.CancellationToken);
        await calls.JoinAsync(Guid.NewGuid(), TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);

        _room.Joined.Select(j => j.Room).Distinct().Should().HaveCount(2).And.OnlyContain(r => r != RoomNames.Room(1, 1));
        _room.Joined.Take(2).Select(j => j.Seat).Should().Equal([Seat.Participant, Seat.Observer], "one end sends, the other only hears");
        _room.Joined.Select(j => RoomNames.ParticipantOf(j.Member)).Should().OnlyContain(p => p == null, "a test call makes nobody present in the exam");
    }

    [Fact]
    public async Task Both_ends_leave_when_the_call_is_ended_and_no_sooner()
    {
        var calls = new TestCalls(_room, _time);
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        _room.Left.Should().BeEmpty();

        await calls.EndAsync(_participant);
        await calls.EndAsync(_participant);

        _room.Left.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_forgotten_call_ends_by_itself_counted_from_the_last_joining()
    {
        var calls = new TestCalls(_room, _time);
        await calls.JoinAsync(_participant, TestCallEnd.Speaks, Offer, TestContext.Current.CancellationToken);
        _time.Advance(TestCalls.Longest - TimeSpan.FromSeconds(1));
        await calls.JoinAsync(_participant, TestCallEnd.Hears, Offer, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        _room.Left.Should().BeEmpty();

        _time.Advance(TestCalls.Longest);
        _room.Left.Should().HaveCount(2);
    }
}
