using Itog.WebRtc.Rtp;
using Itog.WebRtc.Sdp;
using Itog.WebRtc.Tests.Rtp;

namespace Itog.WebRtc.Tests.Sdp;

public class SessionDescriptionTests
{
    [Fact]
    public void Reads_an_offer_of_Chromium()
    {
        var offer = Parse(Offers.Read(Offers.Chromium));
        offer.Bundle.Should().Equal("0", "1", "2", "3", "4", "5", "6");
        offer.AllowsMixedExtensions.Should().BeTrue();
        offer.IsIceLite.Should().BeFalse();
        offer.Media.Select(media => media.Mid).Should().Equal("0", "1", "2", "3", "4", "5", "6");
        offer.Media.Select(media => media.Kind).Should().Equal(
            MediaKind.Audio, MediaKind.Video, MediaKind.Video, MediaKind.Audio, MediaKind.Audio, MediaKind.Video, MediaKind.Video);

        var camera = offer.Media[1];
        camera.Direction.Should().Be(MediaDirection.SendOnly);
        camera.Ice!.Ufrag.Should().Be("TeUA");
        camera.Ice.Password.Should().Be("/xFWHLbIVjII4KmG8Ge6NNif");
        camera.Fingerprint.ToString().Should().StartWith("sha-256 B2:88:61").And.EndWith(":C1:54:E4");
        camera.Setup.Should().Be(DtlsSetup.ActPass);
        camera.HasRtcpMux.Should().BeTrue();
        camera.HasReducedSizeRtcp.Should().BeTrue();
        camera.Candidates.Should().HaveCount(4);
        camera.SourceGroups.Should().ContainSingle().Which.Sources.Should().Equal(new Ssrc(3956901352), new Ssrc(4020524929));
        camera.Sources.Should().HaveCount(2).And.OnlyContain(source => source.CanonicalName == "K+Lw6oMkGG4GAuZV");
        camera.Extensions.Should().Contain(new ExtensionMap(4, RtpExtensionUri.Mid));
        var vp8 = camera.Codecs[0];
        vp8.Name.Should().Be("VP8");
        vp8.PayloadType.Should().Be(new PayloadType(96));
        vp8.Feedback.Should().Equal("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");
        camera.Codecs[1].Parameter("apt").Should().Be("96");
        offer.Media[0].Codecs[0].Should().Match<Codec>(codec => codec.Is("OPUS", 48000) && codec.Channels == 2);
    }

    [Fact]
    public void Reads_an_offer_of_Firefox_with_its_fingerprint_on_the_session_and_bundle_only_m_lines()
    {
        var offer = Parse(Offers.Read(Offers.Firefox));
        offer.Media.Should().HaveCount(7);
        offer.Media.Should().OnlyContain(media => media.Fingerprint != null && !media.IsRejected);
        offer.Media[2].IsBundleOnly.Should().BeTrue();
        offer.Media[2].Port.Should().Be(0);
        offer.Media[0].Extensions.Should().Contain(new ExtensionMap(7, RtpExtensionUri.TransportSequence));
        offer.Media[1].Sources.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(Offers.Chromium)]
    [InlineData(Offers.Firefox)]
    public void Writes_what_it_reads(string name)
    {
        var once = Parse(Offers.Read(name));
        var twice = Parse(once.ToString());
        twice.Should().BeEquivalentTo(once, options => options.Excluding(info => info.Path.EndsWith("Line", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\t parameters")]
    public void Reads_the_name_of_an_extension_up_to_white_space(string rest)
    {
        var text = Offers.Read(Offers.Chromium).Replace(RtpExtensionUri.Mid, RtpExtensionUri.Mid + rest, StringComparison.Ordinal);
        var once = Parse(text);
        once.Media[0].Extensions.Should().Contain(e => e.Uri == RtpExtensionUri.Mid);
        Parse(once.ToString()).Media[0].Extensions.Should().Equal(once.Media[0].Extensions);
    }

    [Fact]
    public void Reads_lines_ended_by_a_line_feed_alone()
    {
        var text = Offers.Read(Offers.Chromium).Replace("\r\n", "\n", StringComparison.Ordinal);
        Parse(text).Media.Should().HaveCount(7);
    }

    [Fact]
    public void Takes_the_SHA_256_fingerprint_among_several()
    {
        var text = Offers.Small.Replace("a=setup", "a=fingerprint:sha-1 AA:BB\na=setup", StringComparison.Ordinal);
        Parse(text).Media[0].Fingerprint.ToString().Should().StartWith("sha-256 B2");
    }

    public static TheoryData<string, string, int, string> Damages => new()
    {
        { "v=0", "v=1", 1, "v=0" },
        { "v=0", "o=0", 1, "v=0" },
        { "s=-\n", "v=0\n", 3, "second v=" },
        { "s=-\n", "", 0, "no s=" },
        { "t=0 0", "t", 4, "<letter>=<value>" },
        { "t=0 0", "T=0 0", 4, "<letter>=<value>" },
        { "t=0 0", "t=0\u00010", 4, "control character" },
        { "a=ice-ufrag:abcd", "a=ice-ufrag:abc", 5, "ice-ufrag" },
        { "a=ice-ufrag:abcd", "a=ice-ufrag:ab:d", 5, "ice-char" },
        { "a=ice-pwd:aaaa", "a=ice-pwd: aaaa", 6, "ice-char" },
        { "a=ice-ufrag:abcd\n", "", 8, "stand together" },
        { "B2:88", "B2:8", 7, "fingerprint" },
        { "B2:88", "B2:8G", 7, "fingerprint" },
        { "B2:88", "88", 7, "32 of them" },
        { "SHA-256 B2:88", "B2:88", 7, "fingerprint" },
        { "a=setup:actpass", "a=setup:holdconn", 8, "setup" },
        { "m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9", 9, "m-line" },
        { "m=audio 9 ", "m=audio 65536 ", 9, "port" },
        { "m=audio 9 ", "m=audio -1 ", 9, "port" },
        { "111 opus/48000/2", "128 opus/48000/2", 13, "rtpmap" },
        { "111 opus/48000/2", "111 opus", 13, "rtpmap" },
        { "111 opus/48000/2", "111 opus/0", 13, "rtpmap" },
        { "a=rtcp-mux", "a=rtcp-fb:x nack", 12, "rtcp-fb" },
        { "a=rtcp-mux", "a=fmtp:111", 12, "fmtp" },
        { "a=rtcp-mux", "a=extmap:0 urn:x", 12, "extmap" },
        { "a=rtcp-mux", "a=extmap:a urn:x", 12, "extmap" },
        { "a=rtcp-mux", "a=ssrc:4294967296 cname:x", 12, "ssrc" },
        { "a=rtcp-mux", "a=ssrc-group:FID", 12, "ssrc-group" },
        { "a=rtcp-mux", "a=rid:hi there", 12, "rid" },
        { "a=rtcp-mux", "a=mid:with space", 12, "mid" },
        { "a=rtcp-mux", "a=mid:", 12, "mid" },
        { "a=rtcp-mux", "a=mid:12345678901234567", 12, "mid" },
        { "a=rtcp-mux", "a=mid:a\na=mid:b", 13, "second" },
        { "t=0 0", "a=group:BUNDLE nobody", 0, "BUNDLE" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Names_the_line_and_the_fault_of_a_malformed_description(string good, string bad, int line, string words)
    {
        // The damage may remove a line: m-lines then move up by one.
        var damaged = Offers.Small.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal);
        SessionDescription.TryParse(damaged, out var description, out var error).Should().BeFalse();
        description.Should().BeNull();
        error!.Line.Should().Be(line);
        error.Message.Should().Contain(words);
    }

    [Fact]
    public void Refuses_two_m_lines_with_the_same_mid()
    {
        var text = Offers.Read(Offers.Chromium).Replace("a=mid:1\r\n", "a=mid:0\r\n", StringComparison.Ordinal);
        SessionDescription.TryParse(text, out _, out var error).Should().BeFalse();
        error!.Message.Should().Contain("repeats");
        error.ToString().Should().StartWith("SDP line ");
    }

    [Fact]
    public void Refuses_texts_beyond_its_limits()
    {
        SessionDescription.TryParse(new string('a', SessionDescription.MaxLength + 1), out _, out var tooLong).Should().BeFalse();
        tooLong!.Message.Should().Contain("longer");

        var lines = "v=0\n" + string.Concat(Enumerable.Repeat("a=x\n", SessionDescription.MaxLines));
        SessionDescription.TryParse(lines, out _, out var tooMany).Should().BeFalse();
        tooMany!.Message.Should().Contain("lines");

        var media = Offers.Small + string.Concat(Enumerable.Repeat("\nm=audio 9 UDP/TLS/RTP/SAVPF 0", SessionDescription.MaxMedia));
        SessionDescription.TryParse(media, out _, out var tooMuch).Should().BeFalse();
        tooMuch!.Message.Should().Contain("m-lines");
    }

    [Fact]
    public void Takes_no_more_memory_than_in_proportion_to_its_length()
    {
        // Formats times feedback for every format: a product that a short text can make large.
        var text = Offers.Small.Replace("SAVPF 111", "SAVPF" + string.Concat(Enumerable.Repeat(" 111", 8_000)), StringComparison.Ordinal)
            + string.Concat(Enumerable.Repeat("\na=rtcp-fb:* x", 2_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Parse(text).Media[0].Codecs.Should().ContainSingle();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200 * text.Length);
    }

    [Theory]
    [InlineData(Offers.Chromium)]
    [InlineData(Offers.Firefox)]
    public void Survives_any_damage(string name)
    {
        var good = System.Text.Encoding.UTF8.GetBytes(Offers.Read(name));
        var mutations = new SeededMutations(name.Length);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var text = System.Text.Encoding.UTF8.GetString(mutations.Next(good));
            if (!SessionDescription.TryParse(text, out var description, out var error))
            {
                refused++;
                error.Should().NotBeNull();
                continue;
            }

            _ = description!.ToString();
            _ = SdpAnswer.TryCreate(description, SdpAnswerTests.Options(SdpAnswerTests.Mirror), out _, out _);
        }

        refused.Should().BeGreaterThan(50);
    }

    private static SessionDescription Parse(string text)
    {
        SessionDescription.TryParse(text, out var description, out var error).Should().BeTrue(error?.ToString());
        return description!;
    }
}
