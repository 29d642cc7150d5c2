using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class UdpEndpointTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void Carries_datagrams_both_ways(string address)
    {
        Assert.SkipUnless(address != "::" || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var endpoint = new UdpEndpoint(new IPEndPoint(IPAddress.Parse(address), 0));
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        client.SendTo([1, 2, 3], new IPEndPoint(IPAddress.Loopback, endpoint.Local.Port));

        endpoint.Wait(5_000_000).Should().BeTrue();
        var buffer = new byte[100];
        endpoint.TryReceive(buffer, out var length, out var from).Should().BeTrue();
        endpoint.Send(buffer.AsSpan(0, length), from);

        from.Should().Be(SocketEndpoint.FromIPEndPoint((IPEndPoint)client.LocalEndPoint!));
        client.Receive(buffer).Should().Be(3);
        endpoint.HasMore.Should().BeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void Wakes_by_its_bell(string address)
    {
        using var endpoint = new UdpEndpoint(new IPEndPoint(IPAddress.Parse(address), 0));
        endpoint.Ring();

        endpoint.Wait(5_000_000).Should().BeTrue();
    }

    [Fact]
    public void Counts_what_the_system_does_not_take()
    {
        using var endpoint = new UdpEndpoint(new IPEndPoint(IPAddress.Loopback, 0));

        endpoint.Send([1], SocketEndpoint.FromIPEndPoint(new IPEndPoint(IPAddress.Parse("2001:db8::1"), 9)));

        endpoint.SendFailures.Should().Be(1);
    }
}
