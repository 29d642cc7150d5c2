using System.Net;
using System.Net.Sockets;

namespace Itog.WebRtc.Tests;

public class SocketEndpointTests
{
    [Fact]
    public void Both_spellings_of_an_IPv4_address_are_one_key()
    {
        var plain = SocketEndpoint.FromAddress(IPAddress.Parse("192.0.2.1"), 5000);
        var mapped = SocketEndpoint.FromAddress(IPAddress.Parse("::ffff:192.0.2.1"), 5000);

        mapped.Should().Be(plain);
        mapped.GetHashCode().Should().Be(plain.GetHashCode());
        mapped.ToIPEndPoint().Should().Be(IPEndPoint.Parse("192.0.2.1:5000"));
        plain.Should().NotBe(SocketEndpoint.FromAddress(IPAddress.Parse("192.0.2.1"), 5001));
    }

    [Theory]
    [InlineData("192.0.2.1:5000", AddressFamily.InterNetwork)]
    [InlineData("192.0.2.1:5000", AddressFamily.InterNetworkV6)]
    [InlineData("[2001:db8::7]:9", AddressFamily.InterNetworkV6)]
    public void Survives_a_socket_address(string address, AddressFamily family)
    {
        var endpoint = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse(address));

        SocketEndpoint.FromSocketAddress(endpoint.ToSocketAddress(family)).Should().Be(endpoint);
    }

    [Fact]
    public void Writes_what_the_framework_writes()
    {
        foreach (var endpoint in new[] { IPEndPoint.Parse("192.0.2.1:5000"), IPEndPoint.Parse("[2001:db8::7]:9") })
        {
            SocketEndpoint.FromIPEndPoint(endpoint).ToSocketAddress(endpoint.AddressFamily).Should().Be(endpoint.Serialize());
            SocketEndpoint.FromSocketAddress(endpoint.Serialize()).ToIPEndPoint().Should().Be(endpoint);
        }
    }

    [Fact]
    public void The_default_is_no_address()
    {
        default(SocketEndpoint).IsEmpty.Should().BeTrue();
        default(SocketEndpoint).ToString().Should().Be("none");
    }

    [Fact]
    public void The_same_address_by_TCP_or_by_another_of_ours_is_another_endpoint()
    {
        var udp = SocketEndpoint.FromAddress(IPAddress.Parse("192.0.2.1"), 5000);

        new[] { udp, udp.On(1), udp.OnTcp(0), udp.OnTcp(1) }.Should().OnlyHaveUniqueItems();
        udp.OnTcp(3).Should().Match<SocketEndpoint>(e => e.IsTcp && e.Local == 3 && !udp.IsTcp);
        udp.OnTcp(0).ToIPEndPoint().Should().Be(udp.ToIPEndPoint());
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:2", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    public void Counts_who_shares_a_network_as_one(string one, string other, bool same)
    {
        var network = SocketEndpoint.FromAddress(IPAddress.Parse(one), 1).OnTcp(1).Network;

        network.Equals(SocketEndpoint.FromAddress(IPAddress.Parse(other), 2).On(0).Network).Should().Be(same);
    }
}
