using Itog.Conference.Tests.Virtual;

namespace Itog.Conference.Tests;

public sealed class MembershipTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void Hidden_members_are_in_nobody_s_roster_but_in_the_technician_s_statistics()
    {
        Talk();
        _conference.Enter("expert", Seat.Expert);
        _conference.Enter("technician", Seat.Technician);
        _conference.RunUntilConnected();

        _conference.Core.Roster(VirtualConference.Room).Select(r => r.Member.Value).Should().Equal("child", "interlocutor");
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Where(m => m.Hidden).Select(m => m.Member.Value)
            .Should().Equal("expert", "technician");
    }

    [Fact]
    public void A_seat_for_one_refuses_a_second_holder()
    {
        Talk();
        var other = new TestBrowser(_conference, new("other"), Seat.Participant, [TrackSource.Microphone], [Voice with { Seat = Seat.Interlocutor }]);

        _conference.Join(other.Id, Seat.Participant, other.Offer).Refusal!.Code.Should().Be(JoinRefusal.SeatTaken);

        _conference.Core.Roster(VirtualConference.Room).Should().HaveCount(2);
    }

    [Fact]
    public void A_seat_for_one_takes_a_second_connection_of_its_holder()
    {
        var (_, interlocutor) = Talk();
        var publishing = new TestBrowser(_conference, MemberId.Of("device", "1"), Seat.Participant, [TrackSource.Microphone], []);
        var watching = new TestBrowser(_conference, MemberId.Of("device", "2"), Seat.Participant, [], [Voice with { Seat = Seat.Interlocutor }]);
        var neighbour = new TestBrowser(_conference, MemberId.Of("device-2", "1"), Seat.Participant, [TrackSource.Microphone], []);
        _conference.Core.Leave(_conference.Now, VirtualConference.Room, new("child"));

        _conference.Join(publishing.Id, Seat.Participant, publishing.Offer).Accepted.Should().BeTrue();
        _conference.Join(watching.Id, Seat.Participant, watching.Offer).Accepted.Should().BeTrue();
        _conference.Join(neighbour.Id, Seat.Participant, neighbour.Offer).Refusal!.Code.Should().Be(JoinRefusal.SeatTaken);

        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Should().HaveCount(3);
        interlocutor.IsGone.Should().BeFalse();
    }

    [Fact]
    public void A_new_connection_of_the_same_member_takes_the_old_one_s_place()
    {
        var (old, interlocutor) = Talk();
        var renewed = _conference.Enter("child", Seat.Participant);
        renewed.Tracks[TrackSource.Microphone].IsOn = true;
        var count = interlocutor.Get(Voice).Count;
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > count + 20);

        old.IsGone.Should().BeTrue("the old connection is told by a DTLS alert");
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().ContainSingle().Which.Reason.Should().Be(LeaveReason.Replaced);
        _conference.Core.Roster(VirtualConference.Room).Should().ContainSingle(r => r.Seat == Seat.Participant);
        renewed.Tracks[TrackSource.Microphone].Payloads.Should().ContainEquivalentOf(interlocutor.Get(Voice)[^1].Payload);
    }

    [Fact]
    public void A_refused_second_offer_leaves_the_first_connection_as_it_was()
    {
        var (child, interlocutor) = Talk();

        _conference.Join(child.Id, Seat.Participant, child.Offer with { Sdp = "nonsense" }).Accepted.Should().BeFalse();
        var count = interlocutor.Get(Voice).Count;
        _conference.Run(TimeSpan.FromSeconds(1));

        interlocutor.Get(Voice).Count.Should().BeGreaterThan(count + 40);
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().BeEmpty();
    }

    [Fact]
    public void Silence_disconnects_and_a_sign_of_life_brings_back()
    {
        var (child, interlocutor) = Talk();
        child.IsCutOff = true;
        var cut = _conference.Now;
        _conference.RunUntil(() => _conference.Events.OfType<RoomEvent.MemberDisconnected>().Any());

        var lost = _conference.Events.OfType<RoomEvent.MemberDisconnected>().Single();
        lost.Member.Should().Be(child.Id);
        (lost.At - cut).Should().BeCloseTo(_conference.Options.DisconnectAfter, TimeSpan.FromMilliseconds(100));
        (lost.LastHeard - cut).Should().BeCloseTo(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        child.IsCutOff = false;
        var count = interlocutor.Get(Voice).Count;
        _conference.RunUntil(() => _conference.Events.OfType<RoomEvent.MemberConnected>().Any(e => e.Member == child.Id && e.Returned));
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > count + 20);
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().BeEmpty();
    }

    [Fact]
    public void A_receiver_that_comes_back_goes_on_without_a_gap_from_a_key_frame()
    {
        var face = Voice with { Source = TrackSource.Camera };
        var (child, interlocutor) = Talk();
        child.Tracks[TrackSource.Camera].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(face).Count > 30);
        interlocutor.IsCutOff = true;
        _conference.RunUntil(() => _conference.Events.OfType<RoomEvent.MemberDisconnected>().Any());
        var lost = interlocutor.Get(face).Count;
        _conference.Run(TimeSpan.FromSeconds(1));
        interlocutor.IsCutOff = false;
        _conference.RunUntil(() => interlocutor.Get(face).Count > lost + 30);

        var back = interlocutor.Get(face)[lost];
        WebRtc.Rtp.Vp8Descriptor.TryParse(back.Payload, out var descriptor).Should().BeTrue();
        descriptor.StartsKeyFrame.Should().BeTrue();
        back.Sequence.DistanceFrom(interlocutor.Get(face)[lost - 1].Sequence).Should().BeLessThan(300, "what flowed while it was away takes no numbers after the disconnection");
        _conference.Events.OfType<RoomEvent.SlotFirstSent>().Count(e => e.Slot == face).Should().Be(1, "the source is the same");
    }

    [Fact]
    public void Long_silence_ends_the_connection()
    {
        var (child, _) = Talk();
        child.IsCutOff = true;
        _conference.RunUntil(() => _conference.Events.OfType<RoomEvent.MemberLeft>().Any(), most: 40);

        var left = _conference.Events.OfType<RoomEvent.MemberLeft>().Single();
        (left.Member, left.Reason).Should().Be((child.Id, LeaveReason.Lost));
        _conference.Core.Roster(VirtualConference.Room).Should().ContainSingle();
    }

    [Fact]
    public void A_closed_page_leaves_at_once()
    {
        var (child, _) = Talk();
        child.Close();
        _conference.Run(TimeSpan.FromMilliseconds(100));

        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().ContainSingle().Which.Reason.Should().Be(LeaveReason.Closed);
        _conference.Events.OfType<RoomEvent.TrackStopped>().Select(e => e.Slot).Should().Contain(Voice);
    }

    [Fact]
    public void Who_never_connects_is_given_up()
    {
        var child = _conference.Enter("child", Seat.Participant);
        child.IsCutOff = true;
        _conference.RunUntil(() => _conference.Events.OfType<RoomEvent.MemberLeft>().Any(), most: 25);

        _conference.Events.Should().ContainSingle().Which.Should().BeOfType<RoomEvent.MemberLeft>().Which.Reason.Should().Be(LeaveReason.Failed);
        _conference.Core.NextTimeout.Should().Be(WebRtc.MediaTime.Never, "an empty worker sleeps");
    }

    [Fact]
    public void A_certificate_other_than_the_offer_s_is_not_let_in()
    {
        var impostor = new TestBrowser(_conference, new("child"), Seat.Participant, [TrackSource.Microphone], [], fingerprint: OfferText.Fingerprint);
        var result = _conference.Join(impostor.Id, Seat.Participant, impostor.Offer);
        impostor.Accept(result.Answer!.Sdp);
        _conference.Add(impostor);
        _conference.RunUntil(() => _conference.Events.Count > 0, most: 25);

        _conference.Events.Should().ContainSingle().Which.Should().BeOfType<RoomEvent.MemberLeft>().Which.Reason.Should().Be(LeaveReason.Failed);
    }

    [Fact]
    public void A_removed_member_gets_and_gives_nothing_more()
    {
        var (child, interlocutor) = Talk();
        _conference.Core.Leave(_conference.Now, VirtualConference.Room, child.Id);
        _conference.Run(TimeSpan.FromMilliseconds(100));
        var (got, given) = (child.DatagramsReceived, interlocutor.Get(Voice).Count);
        _conference.Run(TimeSpan.FromSeconds(2));

        child.DatagramsReceived.Should().Be(got);
        interlocutor.Get(Voice).Count.Should().Be(given);
        child.IsGone.Should().BeTrue();
    }

    [Fact]
    public void A_browser_that_has_not_joined_gets_no_packet_of_the_room()
    {
        var waiting = new TestBrowser(_conference, new("waiting"), Seat.Participant, [TrackSource.Microphone], [Voice with { Seat = Seat.Interlocutor }]);
        _conference.Add(waiting);
        var (_, interlocutor) = Talk();
        interlocutor.Tracks[TrackSource.Microphone].IsOn = true;
        var strays = _conference.Core.Strays;
        _conference.Fly(waiting.Endpoint, _conference.ServerEndpoint, [0x80, 111, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
        _conference.Run(TimeSpan.FromSeconds(2));

        waiting.DatagramsReceived.Should().Be(0);
        _conference.Core.Strays.Should().Be(strays + 1);
    }

    [Fact]
    public void Stopping_says_goodbye_to_everyone()
    {
        var (child, interlocutor) = Talk();
        _conference.Core.Stop(_conference.Now);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        (child.IsGone, interlocutor.IsGone).Should().Be((true, true));
        interlocutor.Goodbyes.Should().Contain(interlocutor.Get(Voice)[0].Ssrc, "BYE ends each of our streams");
        _conference.Events.OfType<RoomEvent.MemberLeft>().Should().HaveCount(2).And.OnlyContain(e => e.Reason == LeaveReason.Stopping);
        _conference.Join(child.Id, child.Seat, child.Offer).Refusal!.Code.Should().Be(JoinRefusal.Stopping);
    }

    public void Dispose() => _conference.Dispose();

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > 10);
        return (child, interlocutor);
    }
}
