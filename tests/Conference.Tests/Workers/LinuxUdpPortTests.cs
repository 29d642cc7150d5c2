using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers;
using Itog.Conference.Workers.Linux;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class LinuxUdpPortTests
{
    private const int SocketLevel = 1; // SOL_SOCKET
    private const int NoCheck = 11; // SO_NO_CHECK, socket(7)

    /// <summary>The kernel refuses to cut a message (EINVAL) on a socket that is to send no checksums.</summary>
    [Fact]
    public void Sends_one_by_one_what_the_kernel_refuses_to_cut()
    {
        Assert.SkipUnless(Libc.HasBatches, "This system has no batches.");
        var socket = new LocalSocket(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.SkipUnless(socket.CanSegment, "This kernel cuts no messages.");
        socket.Socket.SetRawSocketOption(SocketLevel, NoCheck, BitConverter.GetBytes(1));
        using var port = new LinuxUdpPort([socket]);

        SendThreeAndCompare(port);
    }

    [Fact]
    public void Sends_one_by_one_where_the_kernel_cuts_nothing()
    {
        Assert.SkipUnless(Libc.HasBatches, "This system has no batches.");
        var socket = new LocalSocket(new IPEndPoint(IPAddress.Loopback, 0)) { CanSegment = false };
        using var port = new LinuxUdpPort([socket]);

        SendThreeAndCompare(port);
    }

    private static void SendThreeAndCompare(LinuxUdpPort port)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5_000 };
        client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var to = SocketEndpoint.FromIPEndPoint((IPEndPoint)client.LocalEndPoint!);
        byte[][] datagrams = [[1, 1, 1], [2, 2, 2], [3]];
        foreach (var datagram in datagrams)
        {
            port.Send(datagram, to);
        }

        port.Flush();

        var buffer = new byte[100];
        foreach (var datagram in datagrams)
        {
            buffer[..client.Receive(buffer)].Should().Equal(datagram);
        }

        port.SendFailures.Should().Be(0);
    }
}
