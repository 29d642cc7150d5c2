using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>The UDP socket on one local address. Owned by an <see cref="IUdpPort"/>; worker thread.</summary>
internal sealed class LocalSocket : IDisposable
{
    private const int BufferBytes = 4 << 20;
    private const int SioUdpConnReset = -1744830452;
    private const int MostWriteWaitMicroseconds = 2_000;
    private const int SocketLevel = 1; // SOL_SOCKET of Linux
    private const int SendBufferForce = 32; // SO_SNDBUFFORCE, socket(7)
    private const int ReceiveBufferForce = 33; // SO_RCVBUFFORCE

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

            SetBuffers();
            Socket.Bind(local);
        }
        catch (SocketException)
        {
            Socket.Dispose();
            throw;
        }

        Local = (IPEndPoint)Socket.LocalEndPoint!;
        Descriptor = (int)Socket.Handle;
        CanSegment = OperatingSystem.IsLinux() && KnowsSegments();
        _from = new SocketAddress(local.AddressFamily);
        _to = new SocketAddress(local.AddressFamily);
    }

    public Socket Socket { get; }

    public IPEndPoint Local { get; }

    /// <summary>The socket in system calls; this object keeps it open.</summary>
    public int Descriptor { get; }

    /// <summary>Whether the kernel cuts a message into datagrams of one length; turned off when the interface cannot.</summary>
    public bool CanSegment { get; set; }

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

    /// <summary>Waits a little for the system to have room: longer, and what is to be sent were too late.</summary>
    public void WaitUntilWritable() => Socket.Poll(MostWriteWaitMicroseconds, SelectMode.SelectWrite);

    public void Dispose() => Socket.Dispose();

    // udp(7): since Linux 4.18.
    private bool KnowsSegments()
    {
        try
        {
            Span<byte> value = stackalloc byte[sizeof(int)];
            return Socket.GetRawSocketOption(Linux.Libc.Udp, Linux.Libc.UdpSegment, value) == value.Length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A burst of all rooms' screens has to wait somewhere. Linux cuts the sizes to net.core.rmem_max and wmem_max, unless an administrator asks by force.
    private void SetBuffers()
    {
        Socket.ReceiveBufferSize = BufferBytes;
        Socket.SendBufferSize = BufferBytes;
        if (OperatingSystem.IsLinux() && Socket.ReceiveBufferSize < BufferBytes)
        {
            try
            {
                Socket.SetRawSocketOption(SocketLevel, ReceiveBufferForce, BitConverter.GetBytes(BufferBytes));
                Socket.SetRawSocketOption(SocketLevel, SendBufferForce, BitConverter.GetBytes(BufferBytes));
            }
            catch (SocketException)
            {
                // Without CAP_NET_ADMIN the system's own limit stays.
            }
        }
    }
}
