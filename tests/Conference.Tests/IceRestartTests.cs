using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;

namespace Itog.Conference.Tests;

public sealed class IceRestartTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Sound_goes_on_without_a_gap_while_Ice_restarts()
    {
        var (child, interlocutor) = Talk();
        var before = interlocutor.Get(Voice)[^1].Sequence.Value;
        var count = interlocutor.Get(Voice).Count;

        child.AcceptRestart(_conference.RestartIce(child).Local!);
        _conference.Run(2 * Second);

        var got = interlocutor.Get(Voice).Skip(count).Select(p => p.Sequence.Value).ToList();
        got.Should().HaveCountGreaterThan(90);
        got.Should().Equal(Enumerable.Range(before + 1, got.Count).Select(s => (ushort)s));
        _conference.Events.OfType<RoomEvent.MemberDisconnected>().Should().BeEmpty();
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().BeEmpty();
        _conference.Core.Strays.Should().Be(0);
    }

    [Fact]
    public void A_member_is_heard_and_hears_again_from_its_new_network()
    {
        var (child, interlocutor) = Talk();
        child.IsCutOff = true;
        _conference.Run(5 * Second);
        _conference.Events.OfType<RoomEvent.MemberDisconnected>().Should().ContainSingle();

        child.IsCutOff = false;
        child.Move();
        var heard = child.Get(Voice with { Seat = Seat.Interlocutor }).Count;
        var spoken = interlocutor.Get(Voice).Count;
        child.AcceptRestart(_conference.RestartIce(child).Local!);
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > spoken + 5 && child.Get(Voice with { Seat = Seat.Interlocutor }).Count > heard + 5, most: 0.5);

        _conference.Events.OfType<RoomEvent.MemberConnected>().Last().Returned.Should().BeTrue();
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().BeEmpty("it is the same connection");
    }

    [Fact]
    public void A_restart_that_the_page_never_finishes_changes_nothing()
    {
        var (child, interlocutor) = Talk();
        var count = interlocutor.Get(Voice).Count;

        _conference.RestartIce(child).Accepted.Should().BeTrue();
        _conference.Run(10 * Second);

        interlocutor.Get(Voice).Count.Should().BeGreaterThan(count + 450);
        _conference.Events.OfType<RoomEvent.MemberDisconnected>().Should().BeEmpty("checks by the credentials of before find their member");
    }

    [Fact]
    public void A_restart_whose_answer_was_lost_can_be_asked_for_again()
    {
        var (child, interlocutor) = Talk();

        _conference.RestartIce(child);
        child.Move();
        child.AcceptRestart(_conference.RestartIce(child).Local!);
        var count = interlocutor.Get(Voice).Count;
        _conference.Run(Second);

        interlocutor.Get(Voice).Count.Should().BeGreaterThan(count + 40);
    }

    [Fact]
    public void The_checks_of_before_are_strays_once_the_restart_is_done()
    {
        var (child, _) = Talk();
        var former = child.ServerUfrag;
        child.AcceptRestart(_conference.RestartIce(child).Local!);
        _conference.Run(Second);
        var member = _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Seat == Seat.Participant);
        member.State.Should().Be(MemberState.Connected);

        _conference.Core.RestartIce(_conference.Now, VirtualConference.Room, child.Id, WebRtc.Ice.IceCredentials.Create(), WebRtc.Ice.IceCredentials.Create(), former)
            .Refusal!.Code.Should().Be(JoinRefusal.NoConnection);
    }

    [Fact]
    public void A_restart_of_a_connection_that_was_replaced_leaves_the_newer_one_alone()
    {
        var (old, interlocutor) = Talk();
        var renewed = _conference.Enter("child", Seat.Participant);
        renewed.Tracks[TrackSource.Microphone].IsOn = true;

        var refused = _conference.RestartIce(old);

        refused.Accepted.Should().BeFalse();
        refused.Refusal!.Code.Should().Be(JoinRefusal.NoConnection);
        _conference.RunUntilConnected();
        var count = interlocutor.Get(Voice).Count;
        _conference.Run(Second);
        interlocutor.Get(Voice).Count.Should().BeGreaterThan(count + 40);
    }

    [Fact]
    public void A_new_connection_may_follow_a_restart_at_once()
    {
        var (old, interlocutor) = Talk();
        old.AcceptRestart(_conference.RestartIce(old).Local!);
        var renewed = _conference.Enter("child", Seat.Participant);
        renewed.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntilConnected();
        var count = interlocutor.Get(Voice).Count;
        _conference.Run(Second);

        interlocutor.Get(Voice).Count.Should().BeGreaterThan(count + 40);
        _conference.Core.Roster(VirtualConference.Room).Should().ContainSingle(r => r.Seat == Seat.Participant);
    }

    [Fact]
    public void Nobody_restarts_a_connection_that_there_is_not()
    {
        using var stranger = new TestBrowser(_conference, new("stranger"), Seat.Participant, [TrackSource.Microphone], []);

        _conference.RestartIce(stranger).Refusal!.Code.Should().Be(JoinRefusal.NoConnection);
    }

    public void Dispose() => _conference.Dispose();

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();
        child.Tracks[TrackSource.Microphone].IsOn = true;
        interlocutor.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.Run(Second);
        return (child, interlocutor);
    }
}
