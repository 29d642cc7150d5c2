using System.Net;
using Itog.Conference.Signalling;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Tests.Signalling;

public sealed class JoinPlanTests
{
    private static readonly MediaLine Microphone = new("0", MediaLineDirection.Publish, TrackSource.Microphone);
    private static readonly MediaLine Camera = new("1", MediaLineDirection.Publish, TrackSource.Camera);
    private static readonly MediaLine Voice = new("2", MediaLineDirection.Receive, TrackSource.Microphone, Seat.Interlocutor);
    private static readonly MediaLine Kim = new("3", MediaLineDirection.Receive, TrackSource.Screen, Seat.Interlocutor);
    private static readonly MediaLine[] Lines = [Microphone, Camera, Voice, Kim];

    [Fact]
    public void Answers_an_offer_of_a_participant()
    {
        var (plan, refusal) = Plan(Seat.Participant, new JoinOffer(OfferText.Write(Lines), Lines));

        refusal.Should().BeNull();
        plan!.Tracks.Select(t => t.Source).Should().Equal(TrackSource.Microphone, TrackSource.Camera);
        plan.Slots.Select(s => s.Slot.ToString()).Should().Equal("interlocutor/microphone", "interlocutor/screen");
        plan.Answer.Should().Contain("a=ice-lite").And.Contain("a=setup:passive").And.Contain("192.0.2.1 4000 typ host");
        plan.Remote.Ufrag.Should().Be("TeUA");
    }

    [Fact]
    public void Gives_every_slot_streams_of_its_own()
    {
        var (plan, _) = Plan(Seat.Participant, new JoinOffer(OfferText.Write(Lines), Lines));

        plan!.Slots.SelectMany(s => new[] { s.Ssrc.Value, s.Rtx.Value }).Should().OnlyHaveUniqueItems().And.NotContain(0u);
    }

    [Fact]
    public void Keeps_lips_and_voice_in_one_stream_and_the_screen_in_another()
    {
        MediaLine[] lines = [.. Lines, new("4", MediaLineDirection.Receive, TrackSource.Camera, Seat.Interlocutor)];
        var (plan, _) = Plan(Seat.Participant, new JoinOffer(OfferText.Write(lines), lines));

        plan!.Answer.Should().Contain("a=msid:interlocutor interlocutor-microphone")
            .And.Contain("a=msid:interlocutor interlocutor-camera")
            .And.Contain("a=msid:interlocutor-screen interlocutor-screen");
    }

    [Theory]
    [InlineData(Seat.Expert)]
    [InlineData(Seat.Technician)]
    [InlineData(Seat.Observer)]
    public void Refuses_a_silent_seat_that_would_publish(Seat seat) =>
        Code(seat, [Microphone]).Should().Be(JoinRefusal.MayNotPublish);

    [Fact]
    public void Refuses_a_participant_who_would_share_a_screen() =>
        Code(Seat.Participant, [new("0", MediaLineDirection.Publish, TrackSource.Screen)]).Should().Be(JoinRefusal.MayNotPublish);

    [Theory]
    [InlineData(Seat.Participant)]
    [InlineData(Seat.Expert)]
    [InlineData(Seat.Technician)]
    public void Refuses_a_participant_who_would_hear_another_seat_than_the_exam_s(Seat heard) =>
        Code(Seat.Participant, [new("0", MediaLineDirection.Receive, TrackSource.Microphone, heard)]).Should().Be(JoinRefusal.MayNotReceive);

    [Fact]
    public void Refuses_a_receiving_line_without_a_seat() =>
        Code(Seat.Participant, [new("0", MediaLineDirection.Receive, TrackSource.Microphone)]).Should().Be(JoinRefusal.LineMismatch);

    [Fact]
    public void Refuses_a_row_that_repeats_another() =>
        Code(Seat.Participant, [Microphone, Microphone with { Mid = "1" }]).Should().Be(JoinRefusal.DuplicateLine);

    [Fact]
    public void Refuses_a_mid_named_twice() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write([Microphone, Camera]), [Microphone, Camera with { Mid = "0" }])).Refusal!.Code
            .Should().Be(JoinRefusal.UnknownMid);

    [Fact]
    public void Refuses_a_row_without_an_m_line() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write([Microphone]), [Microphone, Camera])).Refusal!.Code.Should().Be(JoinRefusal.UnknownMid);

    [Fact]
    public void Refuses_an_m_line_without_a_row() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write([Microphone, Camera]), [Microphone])).Refusal!.Code.Should().Be(JoinRefusal.UnknownMid);

    [Fact]
    public void Refuses_a_row_of_another_kind_than_its_m_line() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write([Microphone]), [Camera with { Mid = "0" }])).Refusal!.Code.Should().Be(JoinRefusal.LineMismatch);

    [Fact]
    public void Refuses_a_row_of_another_direction_than_its_m_line() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write([Microphone]), [Voice with { Mid = "0" }])).Refusal!.Code.Should().Be(JoinRefusal.LineMismatch);

    [Fact]
    public void Refuses_more_rows_than_a_seat_can_use() =>
        Code(Seat.Participant, [.. Enumerable.Range(0, 17).Select(i => Microphone with { Mid = $"{i}" })]).Should().Be(JoinRefusal.TooManyLines);

    [Fact]
    public void Refuses_an_offer_longer_than_allowed() =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write(Lines) + new string('x', 70_000), Lines)).Refusal!.Code.Should().Be(JoinRefusal.OfferTooLarge);

    [Fact]
    public void Rejects_lines_without_a_row_where_the_caller_says_so_and_refuses_them_otherwise()
    {
        var offer = new JoinOffer(OfferText.Write(Lines), [Lines[0]]);

        Plan(Seat.Participant, offer).Refusal!.Code.Should().Be(JoinRefusal.UnknownMid);
        var (plan, refusal) = Plan(Seat.Participant, offer with { RejectsUnlisted = true });

        refusal.Should().BeNull();
        SessionDescription.TryParse(plan!.Answer, out var answer, out _).Should().BeTrue();
        answer!.Media.Select(m => m.IsRejected).Should().Equal([false, .. Lines.Skip(1).Select(_ => true)]);
    }

    [Fact]
    public void Tells_an_offer_without_a_codec_of_ours_from_a_malformed_one()
    {
        var sdp = OfferText.Write(Lines).Replace("opus/48000/2", "PCMU/8000", StringComparison.Ordinal).Replace("VP8/90000", "H264/90000", StringComparison.Ordinal);

        Plan(Seat.Participant, new JoinOffer(sdp, Lines)).Refusal!.Code.Should().Be(JoinRefusal.NoCodec);
    }

    [Fact]
    public void Names_the_line_of_malformed_SDP()
    {
        var sdp = OfferText.Write(Lines).Replace("m=audio 9", "m=audio nine", StringComparison.Ordinal);

        var (_, refusal) = Plan(Seat.Participant, new JoinOffer(sdp, Lines));

        refusal!.Code.Should().Be(JoinRefusal.MalformedOffer);
        refusal.Detail.Should().Contain("line 6");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("v=0\r\n")]
    public void Refuses_what_is_no_SDP(string sdp) =>
        Plan(Seat.Participant, new JoinOffer(sdp, [Microphone])).Refusal.Should().NotBeNull();

    [Theory]
    [InlineData("sha-256 zz")]
    [InlineData("sha-256 12:34")]
    [InlineData("sha-1 12:34:56:78:9A:BC:DE:F0:12:34:56:78:9A:BC:DE:F0:12:34:56:78")]
    public void Refuses_a_fingerprint_that_is_no_SHA_256(string fingerprint) =>
        Plan(Seat.Participant, new JoinOffer(OfferText.Write(Lines, fingerprint: fingerprint), Lines)).Refusal!.Code.Should().Be(JoinRefusal.BadFingerprint);

    [Fact]
    public void Refuses_an_offer_without_a_fingerprint()
    {
        var sdp = string.Join("\r\n", OfferText.Write(Lines).Split("\r\n").Where(l => !l.StartsWith("a=fingerprint", StringComparison.Ordinal)));

        Plan(Seat.Participant, new JoinOffer(sdp, Lines)).Refusal!.Code.Should().Be(JoinRefusal.BadFingerprint);
    }

    [Fact]
    public void Refuses_a_line_without_a_codec_of_ours()
    {
        var sdp = OfferText.Write(Lines).Replace("VP8/90000", "H264/90000", StringComparison.Ordinal);

        Plan(Seat.Participant, new JoinOffer(sdp, Lines)).Refusal!.Code.Should().Be(JoinRefusal.NoCodec);
    }

    [Fact]
    public void Lets_an_observer_receive_everything_of_the_conversation()
    {
        MediaLine[] lines = [.. SeatPermissions.For(Seat.Observer).Receive.Select((s, i) => new MediaLine($"{i}", MediaLineDirection.Receive, s.Source, s.Seat))];

        var (plan, refusal) = Plan(Seat.Observer, new JoinOffer(OfferText.Write(lines), lines));

        refusal.Should().BeNull();
        plan!.Slots.Should().HaveCount(9);
    }

    [Theory]
    [InlineData("842163049 1 udp 1677729535 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 41885 typ host generation 0 network-cost 999")]
    [InlineData("1 1 tcp 1518214911 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 9 typ host tcptype active generation 0")]
    [InlineData("1 1 udp 1686052607 203.0.113.9 61000 typ srflx raddr 0.0.0.0 rport 0")]
    [InlineData("1 1 udp 41885439 2001:db8::9 61000 typ relay raddr :: rport 0")]
    [InlineData("1 2 udp 2113937151 fe80::1%eth0 61000 typ host")]
    [InlineData("1 1 sctp 1 школа.рф 61000 typ peculiar")]
    [InlineData("1 1 udp 99999999999 256.1.1.1 99999 typ host")]
    [InlineData("")]
    public void Passes_over_candidates_of_any_kind_since_it_answers_where_checks_come_from(string candidate)
    {
        var offer = OfferText.Write(Lines).Replace("a=mid:0\r\n", $"a=mid:0\r\na=candidate:{candidate}\r\na=end-of-candidates\r\n", StringComparison.Ordinal);
        offer.Should().Contain("a=candidate:");

        var (plan, refusal) = Plan(Seat.Participant, new JoinOffer(offer, Lines));

        refusal.Should().BeNull();
        plan!.Answer.Should().Contain("192.0.2.1 4000 typ host").And.NotContain(".local");
    }

    private static string Code(Seat seat, MediaLine[] lines) =>
        Plan(seat, new JoinOffer(OfferText.Write(lines), lines)).Refusal!.Code;

    private static (JoinPlan? Plan, JoinRefusal? Refusal) Plan(Seat seat, JoinOffer offer)
    {
        Fingerprint.TryParse(OfferText.Fingerprint, out var ours).Should().BeTrue();
        JoinPlan.TryCreate(seat, offer, new JoinTerms(ours, [new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4000)], [], 65_536), out var plan, out var refusal);
        return (plan, refusal);
    }
}
