using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

/// <summary>Both ways to the sockets pass the same tests; where the system has no batches, the portable one does so twice.</summary>
public sealed class UdpPortTests
{
    private const int LongEnough = 5_000_000;

    public static TheoryData<SocketWay> Ways => new(Enum.GetValues<SocketWay>());

    [Theory]
    [InlineData(SocketWay.Auto, "127.0.0.1")]
    [InlineData(SocketWay.Auto, "::1")]
    [InlineData(SocketWay.Portable, "127.0.0.1")]
    [InlineData(SocketWay.Portable, "::1")]
    public void Carries_datagrams_both_ways(SocketWay way, string text)
    {
        var address = IPAddress.Parse(text);
        Assert.SkipUnless(address.AddressFamily == AddressFamily.InterNetwork || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var port = UdpPorts.Open(way, [address], 0);
        using var client = Client(address);
        client.SendTo([1, 2, 3], new IPEndPoint(address, port.Port));

        Receive(port, out var from).Should().Equal(1, 2, 3);
        port.Send([4, 5], from);
        port.Flush();

        from.Should().Be(EndpointOf(client));
        Next(client).Should().Equal(4, 5);
        port.TryReceive(out _, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(SocketWay.Auto, "127.0.0.1")]
    [InlineData(SocketWay.Auto, "::")]
    [InlineData(SocketWay.Portable, "127.0.0.1")]
    [InlineData(SocketWay.Portable, "::")]
    public void Wakes_by_its_bell(SocketWay way, string bound)
    {
        using var port = UdpPorts.Open(way, LocalAddresses.Of(bound), 0);
        port.Ring();

        port.Wait(LongEnough).Should().BeTrue();
    }

    [Fact]
    public void Hears_a_ring_once()
    {
        using var port = UdpPorts.Open(SocketWay.Auto, [IPAddress.Loopback], 0);
        port.Ring();
        port.Ring();
        port.Wait(LongEnough);
        while (port.TryReceive(out _, out _))
        {
            // The portable bell is a datagram.
        }

        port.Wait(0).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Counts_what_the_system_does_not_take(SocketWay way)
    {
        using var port = UdpPorts.Open(way, [IPAddress.Loopback], 0);

        port.Send([1], SocketEndpoint.FromAddress(IPAddress.Parse("2001:db8::1"), 9));
        port.Send([1], SocketEndpoint.FromAddress(IPAddress.Loopback, 9).On(7));
        port.Flush();

        port.SendFailures.Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Loses_nothing_to_others_by_a_bad_destination(SocketWay way)
    {
        using var port = UdpPorts.Open(way, [IPAddress.Loopback], 0);
        using var client = Client(IPAddress.Loopback);
        for (byte i = 0; i < 5; i++)
        {
            port.Send([0xEE], SocketEndpoint.FromAddress(IPAddress.Broadcast, 9));
            port.Send([i], EndpointOf(client));
        }

        port.Flush();

        Enumerable.Range(0, 5).Select(_ => Next(client)[0]).Should().Equal(0, 1, 2, 3, 4);
        port.SendFailures.Should().Be(5);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Keeps_the_order_and_the_bounds_of_what_goes_to_each_destination(SocketWay way)
    {
        using var port = UdpPorts.Open(way, [IPAddress.Loopback], 0);
        Socket[] clients = [Client(IPAddress.Loopback), Client(IPAddress.Loopback), Client(IPAddress.Loopback)];
        var random = new Random(20260211);

        // Runs of equal lengths, shorter ends and longer beginnings; more than one batch and more than one message can hold.
        var sent = Enumerable.Range(0, 700)
            .Select(i => (To: random.Next(clients.Length), Length: i is > 200 and < 500 ? 1_200 : random.Next(1, 4) * 400))
            .Select((d, i) => (d.To, Bytes: Enumerable.Range(0, d.Length).Select(k => (byte)(i + k)).ToArray()))
            .ToArray();
        foreach (var (to, bytes) in sent)
        {
            port.Send(bytes, EndpointOf(clients[to]));
        }

        port.Flush();

        for (var i = 0; i < clients.Length; i++)
        {
            using var client = clients[i];
            foreach (var (_, bytes) in sent.Where(d => d.To == i))
            {
                Next(client).Should().Equal(bytes);
            }
        }

        port.SendFailures.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Answers_from_the_address_that_was_spoken_to(SocketWay way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        IPAddress[] addresses = [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")];
        using var port = UdpPorts.Open(way, addresses, 0);
        using var client = Client(IPAddress.Loopback);
        var buffer = new byte[100];
        foreach (var address in addresses)
        {
            client.SendTo([1], new IPEndPoint(address, port.Port));
            var datagram = Receive(port, out var from);
            port.Send(datagram, from);
            port.Flush();

            EndPoint answerer = new IPEndPoint(IPAddress.Any, 0);
            client.ReceiveFrom(buffer, ref answerer);
            answerer.Should().Be(new IPEndPoint(address, port.Port));
            from.On(0).Should().Be(EndpointOf(client));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Takes_and_sends_by_any_address_and_allocates_nothing(SocketWay way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        using var port = UdpPorts.Open(way, [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], 0);
        using var client = Client(IPAddress.Loopback);
        var targets = port.Locals.ToArray();
        var buffer = new byte[100];
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 200; i++)
            {
                client.SendTo([(byte)i], targets[i % 2]);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var taken = 0;
            while (taken < 200 && port.Wait(LongEnough))
            {
                while (port.TryReceive(out var datagram, out var from))
                {
                    port.Send(datagram, from);
                    taken++;
                }

                port.Flush();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            for (var i = 0; i < 200; i++)
            {
                client.Receive(buffer).Should().Be(1);
            }
        }

        least.Should().Be(0);
        port.SendFailures.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Drops_a_datagram_longer_than_any_path_carries(SocketWay way)
    {
        using var port = UdpPorts.Open(way, [IPAddress.Loopback], 0);
        using var client = Client(IPAddress.Loopback);
        client.SendTo(new byte[5_000], new IPEndPoint(IPAddress.Loopback, port.Port));
        client.SendTo([7], new IPEndPoint(IPAddress.Loopback, port.Port));

        Receive(port, out _)[^1].Should().Be(7);
    }

    [Fact]
    public void Opens_the_same_port_on_every_address_or_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        using var taken = UdpPorts.Open(SocketWay.Auto, [IPAddress.Parse("127.0.0.2")], 0);
        var open = () => UdpPorts.Open(SocketWay.Auto, [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], taken.Port);

        open.Should().Throw<SocketException>();
        using var free = UdpPorts.Open(SocketWay.Auto, [IPAddress.Loopback], taken.Port);
        free.Port.Should().Be(taken.Port);
    }

    private static Socket Client(IPAddress address)
    {
        var client = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5_000, ReceiveBufferSize = 4 << 20 };
        client.Bind(new IPEndPoint(address, 0));
        return client;
    }

    private static SocketEndpoint EndpointOf(Socket client) => SocketEndpoint.FromIPEndPoint((IPEndPoint)client.LocalEndPoint!);

    private static byte[] Receive(IUdpPort port, out SocketEndpoint from)
    {
        Span<byte> datagram;
        while (!port.TryReceive(out datagram, out from))
        {
            port.Wait(LongEnough).Should().BeTrue();
        }

        return datagram.ToArray();
    }

    private static byte[] Next(Socket client)
    {
        var buffer = new byte[2_000];
        return buffer[..client.Receive(buffer)];
    }
}
