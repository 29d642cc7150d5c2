using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;

namespace Itog.WebRtc.Tests.Sdp;

public sealed class SdpFragmentTests
{
    /// <summary>In the form of RFC 8840 §9.3: two m-lines, one of them at its end.</summary>
    private const string Trickled =
        """
        a=ice-ufrag:8hhY
        a=ice-pwd:asd88fgpdd777uzjYhagZg
        m=audio 9 RTP/AVP 0
        a=mid:1
        a=candidate:1 1 UDP 1658497328 192.168.100.33 5000 typ host
        a=candidate:2 1 UDP 1658497328 96.1.2.3 5000 typ srflx raddr 192.168.100.33 rport 5000
        a=end-of-candidates
        m=audio 9 RTP/AVP 0
        a=mid:2
        a=candidate:1 1 UDP 1658497328 192.168.100.33 5002 typ host

        """;

    /// <summary>What a browser sends of an address that it hides, with an attribute that is not ours.</summary>
    private const string OfBrowser =
        """
        a=group:BUNDLE 0 1
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        a=ice-ufrag:EsAw
        a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1
        a=candidate:1387637174 1 udp 2122260223 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 61764 typ host generation 0 ufrag EsAw network-id 1
        a=something:else
        """;

    [Fact]
    public void Reads_the_candidates_of_each_m_line_under_the_credentials_of_all()
    {
        var fragment = Read(Trickled);

        fragment.Credentials!.Ufrag.Should().Be("8hhY");
        fragment.Credentials.Password.Should().Be("asd88fgpdd777uzjYhagZg");
        fragment.Media.Select(m => (m.Mid, m.Candidates.Count, m.HasEndOfCandidates)).Should().Equal(("1", 2, true), ("2", 1, false));
        fragment.Media.Should().OnlyContain(m => m.Ice!.Ufrag == "8hhY");
        fragment.Media[0].Candidates[1].Should().StartWith("2 1 UDP").And.EndWith("rport 5000");
    }

    [Fact]
    public void Reads_credentials_that_stand_in_an_m_line_and_candidates_by_name()
    {
        var fragment = Read(OfBrowser);

        fragment.Ice.Should().BeNull();
        fragment.Credentials!.Ufrag.Should().Be("EsAw");
        fragment.Bundle.Should().Equal("0", "1");
        fragment.Media.Should().ContainSingle().Which.Candidates.Should().ContainSingle();
    }

    [Fact]
    public void Lines_may_end_as_HTTP_and_as_Unix_have_them() =>
        Read(Trickled.ReplaceLineEndings("\r\n")).Should().BeEquivalentTo(Read(Trickled.ReplaceLineEndings("\n")));

    [Fact]
    public void What_is_written_reads_the_same()
    {
        var written = new SdpFragment
        {
            IsIceLite = true,
            Bundle = ["a", "b"],
            Media =
            [
                new SdpFragmentMedia
                {
                    Value = "audio 9 UDP/TLS/RTP/SAVPF 111",
                    Mid = "a",
                    Ice = IceCredentials.Create(),
                    Candidates = ["1 1 udp 2130706431 192.0.2.1 8081 typ host"],
                    HasEndOfCandidates = true,
                },
            ],
        };

        var text = written.ToString();

        text.Should().StartWith("a=ice-lite\r\na=group:BUNDLE a b\r\nm=audio").And.EndWith("a=end-of-candidates\r\n");
        Read(text).Should().BeEquivalentTo(written, o => o.Excluding(f => f.Media[0].Line));
    }

    [Theory]
    [InlineData("", 0, "neither credentials")]
    [InlineData("a=end-of-candidates\n", 0, "neither credentials")]
    [InlineData("v=0\n", 1, "a= and m= only")]
    [InlineData("{\"candidate\":\"\"}", 1, "a= and m= only")]
    [InlineData("a=ice-ufrag:8hhY\n", 0, "together")]
    [InlineData("a=ice-ufrag:abc\na=ice-pwd:asd88fgpdd777uzjYhagZg", 1, "4 to 256")]
    [InlineData("a=ice-ufrag:8hhY\na=ice-pwd:short", 2, "22 to 256")]
    [InlineData("a=ice-ufrag:8h Y\na=ice-pwd:asd88fgpdd777uzjYhagZg", 1, "ice-char")]
    [InlineData("m=audio 9\na=mid:0", 1, "needs a media type")]
    [InlineData("m=audio 9 RTP/AVP 0\n", 1, "no a=mid")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=ice-ufrag:8hhY", 1, "together")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=mid:1", 3, "second a=mid")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:", 2, "token")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:12345678901234567", 2, "token")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\nm=video 9 RTP/AVP 0\na=mid:0", 4, "repeats")]
    [InlineData("a=candidate:1 1 UDP 1 192.0.2.1 5000 typ host", 1, "before the first m-line")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:1 1 UDP 1 192.0.2.1 5000 host", 3, "a=candidate is not")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:1 0 UDP 1 192.0.2.1 5000 typ host", 3, "a=candidate is not")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:1 1 UDP -1 192.0.2.1 5000 typ host", 3, "a=candidate is not")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:1 1 UDP 1 192.0.2.1 65536 typ host", 3, "a=candidate is not")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:1 1 UDP 1 192.0.2.1 5000 typ ho(st", 3, "a=candidate is not")]
    [InlineData("m=audio 9 RTP/AVP 0\na=mid:0\na=candidate:", 3, "a=candidate is not")]
    [InlineData("a=ice-ufrag:8h\0Y", 1, "control")]
    public void Refuses_what_is_malformed_and_names_the_line(string text, int line, string reason)
    {
        SdpFragment.TryParse(text, out var fragment, out var error).Should().BeFalse();

        fragment.Should().BeNull();
        error!.Line.Should().Be(line);
        error.Message.Should().Contain(reason);
    }

    [Fact]
    public void Refuses_what_is_longer_than_any_fragment_is()
    {
        SdpFragment.TryParse(new string('a', SdpFragment.MaxLength + 1), out _, out var tooLong).Should().BeFalse();
        SdpFragment.TryParse(string.Concat(Enumerable.Repeat("a=b\n", SdpFragment.MaxLines + 1)), out _, out var tooMany).Should().BeFalse();
        var lines = string.Concat(Enumerable.Range(0, 65).Select(i => $"m=audio 9 RTP/AVP 0\na=mid:{i}\n"));
        SdpFragment.TryParse(lines, out _, out var tooManyMedia).Should().BeFalse();

        tooLong!.Message.Should().Contain("characters");
        tooMany!.Message.Should().Contain("lines");
        tooManyMedia!.Message.Should().Contain("m-lines");
    }

    private static SdpFragment Read(string text)
    {
        SdpFragment.TryParse(text, out var fragment, out var error).Should().BeTrue(error?.ToString());
        return fragment!;
    }
}
