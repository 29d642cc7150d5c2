using Itog.Conference;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Itog.Recorder;
using Itog.WebRtc;

namespace Itog.Queue.Tests.Hub;

/// <summary>What the technician is told of everybody's line, and each page of its own pictures.</summary>
public sealed class StatisticsTests
{
    private static readonly Slot Face = new(Seat.Interlocutor, TrackSource.Camera);
    private static readonly Slot Kim = new(Seat.Interlocutor, TrackSource.Screen);

    [Theory]
    [InlineData(MediaTransport.Udp, false, MediaPath.Udp)]
    [InlineData(MediaTransport.Tcp, false, MediaPath.Tcp)]
    [InlineData(MediaTransport.Udp, true, MediaPath.Relay)]
    [InlineData(null, true, null)]
    public async Task The_way_of_a_members_media_is_what_we_see_and_what_its_page_says_of_a_relay(MediaTransport? seen, bool relayed, MediaPath? told)
    {
        var member = Member(seen);

        var view = await DrawAsync([member], relayed ? [member.Member] : []);

        view.Members.Should().ContainSingle().Which.Path.Should().Be(told);
    }

    [Fact]
    public async Task The_estimate_and_the_pictures_that_a_line_costs_are_told_and_whole_ones_are_not()
    {
        var view = await DrawAsync([Member(MediaTransport.Udp, Seen(Face, SlotPicture.Paused), Seen(Kim, SlotPicture.Whole))], []);

        var member = view.Members.Should().ContainSingle().Subject;
        member.EstimateBps.Should().Be(240_000);
        member.Pictures.Should().Equal(new SlotPictureView("interlocutor/camera", SlotPicture.Paused));
    }

    [Fact]
    public void A_page_without_a_connection_has_no_pictures_to_be_told_of() => SlotPictureView.Of(null).Should().BeEmpty();

    [Fact]
    public void A_page_is_told_of_its_pictures_anew_when_one_changes_and_when_its_connection_is_new()
    {
        var (room, id, now) = (new RoomId("r"), new MemberId("m"), DateTimeOffset.UnixEpoch);

        PictureFeed.Concerns(new RoomEvent.PictureChanged(room, id, Seat.Expert, default, now, Face, SlotPicture.Small)).Should().BeTrue();
        PictureFeed.Concerns(new RoomEvent.MemberConnected(room, id, Seat.Expert, default, now, Returned: false)).Should().BeTrue();
        PictureFeed.Concerns(new RoomEvent.MemberConnected(room, id, Seat.Expert, default, now, Returned: true)).Should().BeFalse();
    }

    private static MemberStatistics Member(MediaTransport? transport, params SlotStatistics[] slots) => new(
        RoomNames.Participant(Guid.NewGuid()), Seat.Participant, Hidden: false, MemberState.Connected, AddressFamily: null, transport, RoundTripMs: 40,
        PacketsIn: 0, PacketsOut: 0, PacketsRefused: 0, EstimateBps: 240_000, QueueDelayMs: null, Tracks: [], slots);

    private static SlotStatistics Seen(Slot slot, SlotPicture picture) => new(
        slot, Publisher: null, Flowing: false, PacketsSent: 0, Retransmitted: 0, LossPercent: null, BitrateBps: 0, SlotWish.High, Rid: null, Width: null, Height: null, picture);

    private static async Task<StatisticsView> DrawAsync(MemberStatistics[] members, HashSet<MemberId> relayed)
    {
        await using var exam = await ExamDayFixture.CreateAsync();
        var mailbox = await exam.OpenAsync();
        return StatisticsFeed.Draw(new RoomStatistics(new RoomId("r"), default(MediaTime), members), relayed, mailbox.Snapshot, exam.Recorder.Disk, exam.Time.GetUtcNow());
    }
}
