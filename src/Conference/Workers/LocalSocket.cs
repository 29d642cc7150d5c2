using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>The UDP socket on one local address. Owned by a <see cref="UdpEndpoint"/>; worker thread.</summary>
internal sealed class LocalSocket : IDisposable
{
    private const int BufferBytes = 4 << 20;
    private const int SioUdpConnReset = -1744830452;

    private readonly SocketAddress _from;
    private readonly SocketAddress _to;

    public LocalSocket(IPEndPoint local)
    {
        Socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // Else an ICMP "port unreachable" of one peer fails the next receive of all.
                Socket.IOControl(SioUdpConnReset, [0, 0, 0, 0], null);
            }

            Socket.ReceiveBufferSize = BufferBytes;
            Socket.SendBufferSize = BufferBytes;
            Socket.Bind(local);
        }
        catch (SocketException)
        {
            Socket.Dispose();
            throw;
        }

        Local = (IPEndPoint)Socket.LocalEndPoint!;
        _from = new SocketAddress(local.AddressFamily);
        _to = new SocketAddress(local.AddressFamily);
    }

    public Socket Socket { get; }

    public IPEndPoint Local { get; }

    /// <summary>Takes the datagram that is there and says from whom.</summary>
    public SocketEndpoint Receive(Span<byte> buffer, out int length)
    {
        length = Socket.ReceiveFrom(buffer, SocketFlags.None, _from);
        return SocketEndpoint.FromSocketAddress(_from);
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        to.CopyTo(_to);
        Socket.SendTo(datagram, SocketFlags.None, _to);
    }

    public void Dispose() => Socket.Dispose();
}
