using System.Globalization;
using System.Net;

using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Sdp;

namespace Itog.WebRtc.Tests.Sdp;

public class SdpAnswerTests
{
    private static readonly IceCredentials _ice = new("serverUfrag", "serverPasswordOf24Chars0");
    private static readonly Fingerprint _fingerprint = Fingerprint.OfCertificate([1, 2, 3]);

    internal static AnswerOptions Options(Func<MediaDescription, MediaDecision> decide) => new()
    {
        Ice = _ice,
        Fingerprint = _fingerprint,
        Candidates = [new IPEndPoint(IPAddress.Parse("192.0.2.1"), 40000), new IPEndPoint(IPAddress.Parse("2001:db8::1"), 40000)],
        Decide = decide,
        SessionId = 42,
    };

    /// <summary>Takes what is sent, sends what is asked for.</summary>
    internal static MediaDecision Mirror(MediaDescription media) => media.Direction switch
    {
        MediaDirection.SendOnly or MediaDirection.SendRecv => new MediaDecision.Receive(),
        MediaDirection.RecvOnly => new MediaDecision.Send(new Ssrc(1000), new Ssrc(1001), "participant", "participant", "camera"),
        _ => new MediaDecision.Inactive(),
    };

    [Fact]
    public void Answers_Chromium_with_one_codec_each()
    {
        var answer = Answer(Offers.Read(Offers.Chromium));
        answer.RemoteIce.Ufrag.Should().Be("TeUA");
        answer.RemoteFingerprint.ToString().Should().StartWith("sha-256 B2:");
        answer.Media.Should().HaveCount(7).And.OnlyContain(media => !media.IsRejected);

        var microphone = answer.Media[0];
        microphone.Direction.Should().Be(MediaDirection.RecvOnly);
        microphone.Codec.Should().Be(new NegotiatedCodec("opus", 48000, new PayloadType(111), null) { HasTransportFeedback = true });
        microphone.Extensions.Should().Be(new ExtensionIds { AudioLevel = 1, AbsSendTime = 2, TransportSequence = 3, Mid = 4 });
        microphone.Sources.Should().Equal(new PublishedSource(new Ssrc(1727254643), null));

        var camera = answer.Media[1];
        camera.Codec.Should().Be(new NegotiatedCodec("VP8", 90000, new PayloadType(96), new PayloadType(97))
        {
            HasNack = true, HasPli = true, HasFir = true, HasTransportFeedback = true,
        });
        camera.Sources.Should().Equal(new PublishedSource(new Ssrc(3956901352), new Ssrc(4020524929)));
        camera.Extensions.Should().Be(new ExtensionIds { AbsSendTime = 2, TransportSequence = 3, Mid = 4, Rid = 10, RepairedRid = 11 });

        var slot = answer.Media[5];
        slot.Direction.Should().Be(MediaDirection.SendOnly);
        slot.Extensions.Rid.Should().Be(0, "we send no simulcast");
        slot.Sources.Should().BeEmpty();
    }

    [Fact]
    public void Names_TCP_after_all_of_UDP_and_below_it()
    {
        var options = Options(Mirror) with
        {
            TcpCandidates = [new IPEndPoint(IPAddress.Parse("192.0.2.1"), 40001), new IPEndPoint(IPAddress.Parse("2001:db8::1"), 40001)],
        };
        SessionDescription.TryParse(Offers.Read(Offers.Chromium), out var offer, out _).Should().BeTrue();
        SdpAnswer.TryCreate(offer!, options, out var answer, out _).Should().BeTrue();

        var candidates = answer!.Description.Media[0].Candidates;

        candidates.Should().HaveCount(4).And.EndWith(
        [
            "3 1 tcp 1520435199 192.0.2.1 40001 typ host tcptype passive",
            "4 1 tcp 1520434943 2001:db8::1 40001 typ host tcptype passive",
        ]);
        candidates.Select(c => uint.Parse(c.Split(' ')[3], CultureInfo.InvariantCulture)).Should().BeInDescendingOrder();
        candidates.Select(c => c.Split(' ')[0]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Writes_a_complete_answer_of_a_lite_agent()
    {
        var text = Answer(Offers.Read(Offers.Chromium)).Description.ToString();
        var lines = text.Split("\r\n");
        lines[^1].Should().BeEmpty("the last line ends like the others");
        lines.Should().StartWith(["v=0", "o=- 42 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0 1 2 3 4 5 6", "a=ice-lite"]);
        lines.Should().ContainSingle(line => line == "a=candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host");
        lines.Should().ContainSingle(line => line == "a=candidate:2 1 udp 2130706175 2001:db8::1 40000 typ host");
        lines.Should().ContainSingle(line => line == "a=end-of-candidates");
        lines.Count(line => line == "a=setup:passive").Should().Be(7);
        lines.Count(line => line == "a=ice-ufrag:serverUfrag").Should().Be(7);
        lines.Count(line => line == "a=rtcp-mux").Should().Be(7);
        lines.Should().NotContain(line => line.StartsWith("a=ice-options", StringComparison.Ordinal));
        lines.Should().Contain("m=audio 9 UDP/TLS/RTP/SAVPF 111");
        lines.Should().Contain("m=video 9 UDP/TLS/RTP/SAVPF 96 97");
        lines.Should().Contain("a=fmtp:111 minptime=10;useinbandfec=1;usedtx=0;stereo=0;sprop-stereo=0;maxaveragebitrate=48000");
        lines.Should().Contain("a=fmtp:96 x-google-start-bitrate=800");
        lines.Should().Contain("a=fmtp:97 apt=96");
        lines.Should().Contain("a=rtcp-fb:96 nack pli");
        lines.Should().NotContain(line => line.Contains("H264") || line.Contains("toffset") || line.Contains("goog-remb"));
    }

    [Fact]
    public void Announces_its_streams_where_it_sends()
    {
        var answer = Answer(Offers.Read(Offers.Chromium));
        var video = answer.Description.Media[5];
        video.Direction.Should().Be(MediaDirection.SendOnly);
        video.Msid.Should().Be("participant camera");
        video.SourceGroups.Should().ContainSingle().Which.Sources.Should().Equal(new Ssrc(1000), new Ssrc(1001));
        video.Sources.Should().HaveCount(2).And.OnlyContain(source => source.CanonicalName == "participant");
        video.Codecs[0].Parameters.Should().BeEmpty("how we encode is not the receiver's to know");

        var audio = answer.Description.Media[3];
        audio.Sources.Should().ContainSingle("Opus has no RTX").Which.Ssrc.Should().Be(new Ssrc(1000));
        audio.SourceGroups.Should().BeEmpty();
    }

    [Fact]
    public void Answers_Firefox_including_its_bundle_only_m_lines()
    {
        var answer = Answer(Offers.Read(Offers.Firefox));
        answer.Media.Should().HaveCount(7).And.OnlyContain(media => !media.IsRejected);
        answer.Media[0].Codec!.PayloadType.Should().Be(new PayloadType(109));
        answer.Media[1].Codec!.Rtx.Should().Be(new PayloadType(124));
        answer.Media[1].Extensions.TransportSequence.Should().Be(7);
        answer.RemoteIce.Ufrag.Should().Be("738f3868");
    }

    [Fact]
    public void Takes_the_credentials_of_the_bundles_first_m_line_when_each_has_its_own()
    {
        var text = Offers.Read(Offers.Chromium);
        var second = text.IndexOf("a=ice-ufrag:TeUA", text.IndexOf("m=video", StringComparison.Ordinal), StringComparison.Ordinal);
        text = text[..second] + text[second..].Replace("a=ice-ufrag:TeUA", "a=ice-ufrag:other", StringComparison.Ordinal);
        Answer(text).RemoteIce.Ufrag.Should().Be("TeUA");
        Answer(text.Replace("BUNDLE 0 1 2", "BUNDLE 1 0 2", StringComparison.Ordinal)).RemoteIce.Ufrag.Should().Be("other");
    }

    [Fact]
    public void Rejects_an_m_line_on_request_and_leaves_it_out_of_the_bundle()
    {
        var answer = Answer(Offers.Read(Offers.Chromium), media => media.Mid == "0" ? new MediaDecision.Reject() : Mirror(media));
        answer.Media[0].IsRejected.Should().BeTrue();
        answer.Description.Media[0].Port.Should().Be(0);
        answer.Description.Bundle.Should().Equal("1", "2", "3", "4", "5", "6");
        answer.Description.Media[1].Candidates.Should().HaveCount(2, "the transport stands in the first m-line that is accepted");
    }

    [Fact]
    public void Rejects_an_m_line_without_a_codec_that_it_knows()
    {
        var text = Offers.Read(Offers.Chromium).Replace("opus/48000", "opus/24000", StringComparison.Ordinal);
        var answer = Answer(text);
        answer.Media[0].IsRejected.Should().BeTrue();
        answer.Media[1].IsRejected.Should().BeFalse();
        answer.Description.ToString().Should().Contain("m=audio 0 UDP/TLS/RTP/SAVPF 111\r\n");
    }

    [Fact]
    public void Rejects_data_channels()
    {
        var text = Offers.Read(Offers.Chromium).Replace("BUNDLE 0", "BUNDLE 0 7", StringComparison.Ordinal)
            + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:7\r\na=sctp-port:5000\r\n";
        var answer = Answer(text);
        answer.Media[7].IsRejected.Should().BeTrue();
        answer.Description.ToString().Should().Contain("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n");
    }

    [Fact]
    public void Keeps_an_m_line_inactive_on_request()
    {
        var answer = Answer(Offers.Read(Offers.Chromium), media => media.Mid == "2" ? new MediaDecision.Inactive() : Mirror(media));
        answer.Description.Media[2].Direction.Should().Be(MediaDirection.Inactive);
        answer.Description.Media[2].Port.Should().NotBe(0);
        answer.Media[2].Codec.Should().BeNull();
    }

    [Fact]
    public void Answers_a_small_tool_without_bundle_and_mid()
    {
        var answer = Answer(Offers.Small);
        answer.Media[0].Mid.Should().BeEmpty();
        answer.Media[0].Codec!.HasTransportFeedback.Should().BeFalse();
        var text = answer.Description.ToString();
        text.Should().NotContain("a=mid").And.NotContain("BUNDLE");
    }

    [Fact]
    public void Takes_NACK_for_sound_and_then_no_extension_that_would_change_a_repeated_packet()
    {
        var offer = Offers.Read(Offers.Chromium);
        var plain = Answer(offer).Media[0];
        plain.Codec!.HasNack.Should().BeFalse("it was not offered");
        plain.Extensions.TransportSequence.Should().BePositive();

        var answer = Answer(offer.Replace("a=rtpmap:111 opus/48000/2\r\n", "a=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 nack\r\n", StringComparison.Ordinal));
        foreach (var line in new[] { 0, 3 })
        {
            answer.Media[line].Codec!.HasNack.Should().BeTrue();
            answer.Media[line].Codec!.HasTransportFeedback.Should().BeFalse();
            answer.Media[line].Extensions.Should().BeEquivalentTo(new ExtensionIds { Mid = plain.Extensions.Mid, AudioLevel = plain.Extensions.AudioLevel });
            answer.Description.Media[line].Codecs.Should().ContainSingle().Which.Feedback.Should().Equal("nack");
        }

        answer.Media[1].Extensions.TransportSequence.Should().BePositive("video has RTX");
    }

    [Fact]
    public void Falls_back_to_REMB_for_who_knows_nothing_better()
    {
        var text = Offers.Read(Offers.Chromium).Replace("transport-cc\r\n", "x\r\n", StringComparison.Ordinal);
        var codec = Answer(text).Media[1].Codec!;
        codec.HasTransportFeedback.Should().BeFalse();
        codec.HasRemb.Should().BeTrue();
    }

    [Fact]
    public void Leaves_out_extension_identifiers_that_need_the_two_byte_form()
    {
        var text = Offers.Read(Offers.Chromium).Replace("a=extmap:3 ", "a=extmap:16 ", StringComparison.Ordinal);
        var camera = Answer(text).Media[1];
        camera.Extensions.TransportSequence.Should().Be(0);
        camera.Codec!.HasTransportFeedback.Should().BeFalse("feedback is of no use without the numbers");
    }

    [Theory]
    [InlineData("a=group:BUNDLE 0 1 2 3 4 5 6\r\n", "", "BUNDLE")]
    [InlineData("a=ice-ufrag:TeUA\r\na=ice-pwd:/xFWHLbIVjII4KmG8Ge6NNif\r\n", "", "ice-ufrag")]
    [InlineData("a=fingerprint:sha-256 ", "a=fingerprint:sha-512 ", "fingerprint")]
    [InlineData("a=setup:actpass", "a=setup:passive", "passive")]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP", "no m-line")]
    [InlineData("a=rtcp-mux\r\n", "", "no m-line")]
    public void Refuses_an_offer_that_it_cannot_serve(string good, string bad, string words)
    {
        var text = Offers.Read(Offers.Chromium).Replace(good, bad, StringComparison.Ordinal);
        SessionDescription.TryParse(text, out var offer, out var malformed).Should().BeTrue(malformed?.ToString());
        SdpAnswer.TryCreate(offer!, Options(Mirror), out var answer, out var error).Should().BeFalse();
        answer.Should().BeNull();
        error!.Message.Should().Contain(words);
    }

    [Fact]
    public void Refuses_to_receive_on_an_m_line_that_only_receives()
    {
        SessionDescription.TryParse(Offers.Read(Offers.Chromium), out var offer, out _).Should().BeTrue();
        SdpAnswer.TryCreate(offer!, Options(_ => new MediaDecision.Receive()), out _, out var error).Should().BeFalse();
        error!.Line.Should().Be(offer!.Media[3].Line);
        error.Message.Should().Contain("recvonly");
    }

    private static SdpAnswer Answer(string text, Func<MediaDescription, MediaDecision>? decide = null)
    {
        SessionDescription.TryParse(text, out var offer, out var malformed).Should().BeTrue(malformed?.ToString());
        SdpAnswer.TryCreate(offer!, Options(decide ?? Mirror), out var answer, out var error).Should().BeTrue(error?.ToString());
        SessionDescription.TryParse(answer!.Description.ToString(), out _, out malformed).Should().BeTrue(malformed?.ToString());
        return answer;
    }
}
