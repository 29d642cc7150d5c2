using System.Net;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Tests.Ice;

public class IceCandidateTests
{
    [Fact]
    public void Writes_and_reads_a_host_candidate()
    {
        var candidate = IceCandidate.Host(SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse("192.0.2.1:5000")));

        candidate.ToString().Should().Be("candidate:65535 1 udp 2130706431 192.0.2.1 5000 typ host");
        IceCandidate.TryParse(candidate.ToString(), out var read).Should().BeTrue();
        read.Should().Be(candidate);
    }

    [Fact]
    public void Reads_a_browsers_candidate_with_extensions()
    {
        IceCandidate.TryParse(
            "candidate:842163049 1 udp 1677729535 203.0.113.4 41885 typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag EsAw network-cost 999",
            out var candidate).Should().BeTrue();

        candidate.Type.Should().Be("srflx");
        candidate.Endpoint.ToIPEndPoint().Should().Be(IPEndPoint.Parse("203.0.113.4:41885"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("candidate:")]
    [InlineData("candidate:1 1 tcp 2105458943 192.0.2.1 9 typ host tcptype active")]
    [InlineData("candidate:1 1 udp 2113937151 0d2ad7a8-1e9e-4f05-9f1e-1b0d2ad7a81e.local 54400 typ host")]
    [InlineData("candidate:1 1 udp 2113937151 192.0.2.1 70000 typ host")]
    [InlineData("candidate:1 1 udp 2113937151 192.0.2.1 5000 typ \t more")]
    [InlineData("candidate:1 1 udp 2113937151 192.0.2.1 5000\0 typ host")]
    public void Refuses_what_it_cannot_use(string line) => IceCandidate.TryParse(line, out _).Should().BeFalse();
}
