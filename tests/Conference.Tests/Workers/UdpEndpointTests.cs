using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class UdpEndpointTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Carries_datagrams_both_ways(string text)
    {
        var address = IPAddress.Parse(text);
        Assert.SkipUnless(address.AddressFamily == AddressFamily.InterNetwork || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var endpoint = new UdpEndpoint([address], 0);
        using var client = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        client.Bind(new IPEndPoint(address, 0));
        client.SendTo([1, 2, 3], new IPEndPoint(address, endpoint.Port));

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
    [InlineData("::")]
    public void Wakes_by_its_bell(string bound)
    {
        using var endpoint = new UdpEndpoint(LocalAddresses.Of(bound), 0);
        endpoint.Ring();

        endpoint.Wait(5_000_000).Should().BeTrue();
    }

    [Fact]
    public void Counts_what_the_system_does_not_take()
    {
        using var endpoint = new UdpEndpoint([IPAddress.Loopback], 0);

        endpoint.Send([1], SocketEndpoint.FromIPEndPoint(new IPEndPoint(IPAddress.Parse("2001:db8::1"), 9)));

        endpoint.SendFailures.Should().Be(1);
    }

    [Fact]
    public void Answers_from_the_address_that_was_spoken_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        IPAddress[] addresses = [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")];
        using var endpoint = new UdpEndpoint(addresses, 0);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        client.ReceiveTimeout = 5_000;
        var buffer = new byte[100];
        foreach (var address in addresses)
        {
            client.SendTo([1], new IPEndPoint(address, endpoint.Port));
            endpoint.Wait(5_000_000).Should().BeTrue();
            endpoint.TryReceive(buffer, out var length, out var from).Should().BeTrue();
            endpoint.Send(buffer.AsSpan(0, length), from);

            EndPoint answerer = new IPEndPoint(IPAddress.Any, 0);
            client.ReceiveFrom(buffer, ref answerer);
            answerer.Should().Be(new IPEndPoint(address, endpoint.Port));
            from.On(0).Should().Be(SocketEndpoint.FromIPEndPoint((IPEndPoint)client.LocalEndPoint!));
        }
    }

    [Fact]
    public void Takes_what_came_to_any_address_and_allocates_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        using var endpoint = new UdpEndpoint([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], 0);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var targets = endpoint.Locals.ToArray();
        var buffer = new byte[100];
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                client.SendTo([(byte)i], targets[i % 2]);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            endpoint.Wait(5_000_000);
            var taken = 0;
            while (endpoint.HasMore && endpoint.TryReceive(buffer, out _, out _))
            {
                taken++;
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            taken.Should().Be(20);
        }

        least.Should().Be(0);
    }

    [Fact]
    public void Opens_the_same_port_on_every_address_or_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        using var taken = new UdpEndpoint([IPAddress.Parse("127.0.0.2")], 0);
        var open = () => new UdpEndpoint([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], taken.Port);

        open.Should().Throw<SocketException>();
        using var free = new UdpEndpoint([IPAddress.Loopback], taken.Port);
        free.Port.Should().Be(taken.Port);
    }
}
