using Itog.Conference.Tests.Virtual;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests;

/// <summary>Repairing losses is bounded both ways: it must never be what a bad line is full of.</summary>
public sealed class RepairLimitsTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void After_an_outage_of_five_seconds_a_publisher_is_not_asked_for_all_of_it()
    {
        var (child, _) = Talk();
        child.AnswersNacks = false;
        _conference.Loses = (toServer, datagram) => toServer && datagram[0] >= 128;
        _conference.Run(TimeSpan.FromSeconds(5));
        var before = child.PacketsAskedFor;
        _conference.Loses = (_, _) => false;
        _conference.Run(TimeSpan.FromSeconds(3));

        // 375 packets of the picture and 250 of sound are missing, and none of them comes however often it is asked for.
        (child.PacketsAskedFor - before).Should().BeLessThan(2 * 375);
    }

    [Fact]
    public void A_publisher_is_not_asked_for_more_than_its_line_can_bring_while_it_loses_nearly_everything()
    {
        var (child, _) = Talk();
        var before = child.PacketsAskedFor;
        _conference.Loses = (toServer, datagram) => toServer && datagram[0] >= 128 && _conference.Random.NextDouble() < 0.9;
        _conference.Run(TimeSpan.FromSeconds(10));

        // 1250 packets are sent and 125 arrive; each missing one might be asked for ten times.
        (child.PacketsAskedFor - before).Should().BeInRange(100, 1250);
    }

    [Fact]
    public void A_receiver_that_asks_for_everything_gets_a_bounded_share_of_pictures_and_its_sound()
    {
        var (child, interlocutor) = Talk();
        _conference.Run(TimeSpan.FromSeconds(1));
        var before = _conference.Core.Statistics(_conference.Now, VirtualConference.Room);
        for (var i = 0; i < 200; i++)
        {
            _conference.Run(TimeSpan.FromMilliseconds(100));
            interlocutor.AskAgain(Face, Latest(interlocutor, Face, 60));
            interlocutor.AskAgain(Voice, Latest(interlocutor, Voice, 5));
        }

        var after = _conference.Core.Statistics(_conference.Now, VirtualConference.Room);
        var (sent, repeated) = Since(Face);
        repeated.Should().BeGreaterThan(100, "what was lost is repeated");
        repeated.Should().BeLessThan((sent / 2) + 150, "half of what is sent, and the burst");
        Since(Voice).Repeated.Should().BeGreaterThan(800, "sound comes first");

        (long Sent, long Repeated) Since(Slot slot)
        {
            var (first, last) = (Of(before, slot), Of(after, slot));
            return (last.PacketsSent - first.PacketsSent, last.Retransmitted - first.Retransmitted);
        }

        SlotStatistics Of(RoomStatistics room, Slot slot) =>
            room.Members.Single(m => m.Member == interlocutor.Id).Slots.Single(s => s.Slot == slot);
    }

    public void Dispose() => _conference.Dispose();

    private static SequenceNumber[] Latest(TestBrowser browser, Slot slot, int count) =>
        [.. browser.Get(slot).Where(p => !p.Recovered).TakeLast(count).Select(p => p.Sequence).Distinct()];

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.SendsReports = true;
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Face).Count > 30);
        return (child, interlocutor);
    }
}
