using Itog.Conference.Rooms;
using Itog.Conference.Tests.Virtual;
using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class PacingTurnsTests : IDisposable
{
    private readonly VirtualConference _conference = new();
    private readonly PacingTurns _turns = new();
    private readonly Downlink _first;
    private readonly Downlink _second;

    public PacingTurnsTests()
    {
        _first = DownlinkOf("child", Seat.Participant);
        _second = DownlinkOf("expert", Seat.Expert);
    }

    [Fact]
    public void While_nobody_waits_there_is_no_turn() => _turns.NextTurn.Should().Be(MediaTime.Never);

    [Fact]
    public void The_first_who_waits_sets_the_time_of_the_turn_and_later_ones_join_it()
    {
        _turns.Add(At(0), _first);
        _turns.Add(At(3), _second);
        _turns.Add(At(4), _first);

        _turns.NextTurn.Should().Be(At(5));
    }

    [Fact]
    public void Who_has_nothing_left_after_its_turn_is_not_looked_at_again()
    {
        _turns.Add(At(0), _first);
        _turns.Add(At(0), _second);
        _turns.HandleTimeout(At(4));
        _turns.NextTurn.Should().Be(At(5), "it was not time yet");

        _turns.HandleTimeout(At(5));

        _turns.NextTurn.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void Who_leaves_takes_his_turn_with_him_and_leaves_others_theirs()
    {
        _turns.Add(At(0), _first);
        _turns.Add(At(0), _second);
        _turns.Remove(_first);
        _turns.NextTurn.Should().Be(At(5));
        _turns.Remove(null);
        _turns.Remove(_second);

        _turns.NextTurn.Should().Be(MediaTime.Never);
    }

    public void Dispose() => _conference.Dispose();

    private static MediaTime At(int milliseconds) => MediaTime.FromMilliseconds(10_000 + milliseconds);

    private Downlink DownlinkOf(string name, Seat seat) =>
        new(_conference.Core.Find(VirtualConference.Room, _conference.Enter(name, seat).Id)!, _conference.Context);
}
