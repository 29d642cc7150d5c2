using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;

namespace Itog.WebRtc.Tests.Sdp;

/// <summary>Simulcast in real offers (RFC 8853, RFC 8851, RFC 8852).</summary>
public sealed class SimulcastTests
{
    private const string Layers = "a=simulcast:send l;h";

    [Theory]
    [InlineData(Offers.ChromiumSimulcast, 10, 11)]
    [InlineData(Offers.FirefoxSimulcast, 9, 10)]
    public void Takes_the_layers_of_a_browser(string name, int rid, int repairedRid)
    {
        var answer = Answer(Offers.Read(name));
        var camera = answer.Media[1];

        camera.Rids.Should().Equal("l", "h");
        (camera.Extensions.Rid, camera.Extensions.RepairedRid).Should().Be((rid, repairedRid));
        camera.Codec!.Rtx.Should().NotBeNull();
        answer.Description.ToString().Should().Contain("a=rid:l recv\r\na=rid:h recv\r\na=simulcast:recv l;h\r\n");
    }

    [Fact]
    public void Chromium_announces_no_streams_and_Firefox_pairs_each_with_its_retransmissions()
    {
        Answer(Offers.Read(Offers.ChromiumSimulcast)).Media[1].Sources.Should().BeEmpty();
        Answer(Offers.Read(Offers.FirefoxSimulcast)).Media[1].Sources.Should().HaveCount(2).And.OnlyContain(s => s.Rtx != null);
    }

    [Fact]
    public void Takes_one_stream_when_simulcast_is_not_asked_for()
    {
        var answer = Answer(Offers.Read(Offers.ChromiumSimulcast), accept: false);

        answer.Media[1].Rids.Should().BeEmpty();
        answer.Description.ToString().Should().NotContain("a=simulcast").And.NotContain("a=rid");
    }

    [Theory]
    [InlineData("a=simulcast:send h;l", "h;l")]
    [InlineData("a=simulcast:send l;~h", "l;h")]
    [InlineData("a=simulcast:send l,x;h", "l;h")]
    [InlineData("a=simulcast:recv a;b send l;h", "l;h")]
    [InlineData("a=simulcast:send l;l;h", "l;h")]
    [InlineData("a=simulcast:send l;unknown", "l")]
    [InlineData("a=simulcast:recv l;h", "")]
    [InlineData("a=simulcast:send", "")]
    [InlineData("a=simulcast:", "")]
    public void Reads_the_list_of_layers(string line, string layers)
    {
        var answer = Answer(Offers.Read(Offers.ChromiumSimulcast).Replace(Layers, line, StringComparison.Ordinal));

        string.Join(';', answer.Media[1].Rids).Should().Be(layers);
    }

    [Theory]
    [InlineData("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n")]
    [InlineData("a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n")]
    public void Takes_one_stream_when_packets_cannot_name_their_layer(string extension)
    {
        var answer = Answer(Offers.Read(Offers.ChromiumSimulcast).Replace(extension, "", StringComparison.Ordinal));

        answer.Media[1].Rids.Should().BeEmpty();
    }

    [Fact]
    public void Takes_three_layers_at_most()
    {
        var more = "a=rid:x send\r\na=rid:y send\r\na=simulcast:send l;h;x;y";
        var answer = Answer(Offers.Read(Offers.ChromiumSimulcast).Replace(Layers, more, StringComparison.Ordinal));

        answer.Media[1].Rids.Should().Equal("l", "h", "x");
    }

    private static SdpAnswer Answer(string text, bool accept = true)
    {
        SessionDescription.TryParse(text, out var offer, out var error).Should().BeTrue(error?.ToString());
        var options = new AnswerOptions
        {
            Ice = IceCredentials.Create(),
            Fingerprint = Fingerprint.OfCertificate([1, 2, 3]),
            Candidates = [],
            Decide = media => media.Direction == MediaDirection.SendOnly
                ? new MediaDecision.Receive()
                : new MediaDecision.Send(new(1), new(2), "cname", "stream", "track"),
            SessionId = 1,
            AcceptSimulcast = accept,
        };
        SdpAnswer.TryCreate(offer!, options, out var answer, out error).Should().BeTrue(error?.ToString());
        return answer!;
    }
}
