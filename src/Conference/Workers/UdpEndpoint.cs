using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// The worker's UDP socket, by the portable calls that allocate nothing, and a bell: a datagram from this process that ends <see cref="Wait"/>.
/// All but <see cref="Ring"/> belong to the worker thread.
/// </summary>
internal sealed class UdpEndpoint : IDatagramSink, IDisposable
{
    private const int BufferBytes = 4 << 20;
    private const int SioUdpConnReset = -1744830452;

    private readonly Socket _socket;
    private readonly Socket _bell;
    private readonly IPEndPoint _bellTarget;
    private readonly SocketAddress _from;
    private readonly SocketAddress _to;

    public UdpEndpoint(IPEndPoint local)
    {
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        if (local.AddressFamily == AddressFamily.InterNetworkV6)
        {
            _socket.DualMode = local.Address.Equals(IPAddress.IPv6Any);
        }

        if (OperatingSystem.IsWindows())
        {
            // Else an ICMP "port unreachable" of one peer fails the next receive of all.
            _socket.IOControl(SioUdpConnReset, [0, 0, 0, 0], null);
        }

        _socket.ReceiveBufferSize = BufferBytes;
        _socket.SendBufferSize = BufferBytes;
        _socket.Bind(local);
        Local = (IPEndPoint)_socket.LocalEndPoint!;
        _from = new SocketAddress(local.AddressFamily);
        _to = new SocketAddress(local.AddressFamily);

        _bell = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _bellTarget = Local.Address switch
        {
            var any when any.Equals(IPAddress.Any) => new IPEndPoint(IPAddress.Loopback, Local.Port),
            var any when any.Equals(IPAddress.IPv6Any) => new IPEndPoint(IPAddress.IPv6Loopback, Local.Port),
            var one => new IPEndPoint(one, Local.Port),
        };
    }

    public IPEndPoint Local { get; }

    /// <summary>Datagrams that the system did not take: no route, a full buffer.</summary>
    public long SendFailures { get; private set; }

    /// <summary>Waits until a datagram is there, at most <paramref name="microseconds"/>; whether one is.</summary>
    public bool Wait(int microseconds) => _socket.Poll(microseconds, SelectMode.SelectRead);

    /// <summary>Whether another datagram is at hand.</summary>
    public bool HasMore => _socket.Available > 0;

    /// <summary>Takes one datagram.</summary>
    public bool TryReceive(Span<byte> buffer, out int length, out SocketEndpoint from)
    {
        try
        {
            length = _socket.ReceiveFrom(buffer, SocketFlags.None, _from);
            from = SocketEndpoint.FromSocketAddress(_from);
            return true;
        }
        catch (SocketException)
        {
            // Nothing there after all, a datagram longer than any of ours, or an ICMP error of some peer.
            length = 0;
            from = default;
            return false;
        }
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        try
        {
            to.CopyTo(_to);
            _socket.SendTo(datagram, SocketFlags.None, _to);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            SendFailures++;
        }
    }

    public void Flush()
    {
    }

    /// <summary>Any thread: ends the worker's <see cref="Wait"/> by a datagram of one byte, which no protocol on this port begins with.</summary>
    public void Ring()
    {
        try
        {
            _bell.SendTo([0xFF], _bellTarget);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The worker also wakes by itself a few times a second.
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _bell.Dispose();
    }
}
