using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// A worker's UDP port: one socket for each local address, by the portable calls that allocate nothing, and a bell: a datagram from this
/// process that ends <see cref="Wait"/>. What came to an address is answered from it: <see cref="SocketEndpoint.Local"/> says which.
/// All but <see cref="Ring"/> belong to the worker thread.
/// </summary>
internal sealed class UdpEndpoint : IDatagramSink, IDisposable
{
    /// <summary>How often another free port is tried when the first one is taken on another address.</summary>
    private const int FreePortTries = 20;

    private readonly LocalSocket[] _sockets;
    private readonly Socket[] _all;
    private readonly List<Socket> _readable = [];
    private readonly Socket _bell;
    private int _current;

    /// <param name="addresses">No wildcards, at most 256.</param>
    /// <param name="port">0: any port that is free on all of them.</param>
    public UdpEndpoint(IReadOnlyList<IPAddress> addresses, int port)
    {
        ArgumentOutOfRangeException.ThrowIfZero(addresses.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, byte.MaxValue + 1);
        _sockets = port != 0 ? Open(addresses, port) : OpenAnywhere(addresses);
        _all = [.. _sockets.Select(s => s.Socket)];
        Port = _sockets[0].Local.Port;
        _bell = new Socket(_all[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    }

    /// <summary>The same on every address.</summary>
    public int Port { get; }

    /// <summary>Where it listens, in the order of <see cref="SocketEndpoint.Local"/>.</summary>
    public IEnumerable<IPEndPoint> Locals => _sockets.Select(s => s.Local);

    /// <summary>Datagrams that the system did not take: no route, a full buffer.</summary>
    public long SendFailures { get; private set; }

    /// <summary>Waits until a datagram is there, at most <paramref name="microseconds"/>; whether one is.</summary>
    public bool Wait(int microseconds)
    {
        if (_all.Length == 1)
        {
            return _all[0].Poll(microseconds, SelectMode.SelectRead);
        }

        _readable.Clear();
        _readable.AddRange(_all);
        Socket.Select(_readable, null, null, microseconds);
        return _readable.Count > 0;
    }

    /// <summary>Whether another datagram is at hand; the addresses take turns when one has no more.</summary>
    public bool HasMore
    {
        get
        {
            for (var i = 0; i < _sockets.Length; i++)
            {
                if (_sockets[_current].Socket.Available > 0)
                {
                    return true;
                }

                _current = (_current + 1) % _sockets.Length;
            }

            return false;
        }
    }

    /// <summary>Takes one datagram.</summary>
    public bool TryReceive(Span<byte> buffer, out int length, out SocketEndpoint from)
    {
        length = 0;
        from = default;
        if (!HasMore)
        {
            return false;
        }

        try
        {
            from = _sockets[_current].Receive(buffer, out length).On((byte)_current);
            return true;
        }
        catch (SocketException)
        {
            // A datagram longer than any of ours, or an ICMP error of some peer.
            return false;
        }
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        try
        {
            _sockets[to.Local].Send(datagram, to);
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
            _bell.SendTo([0xFF], _sockets[0].Local);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The worker also wakes by itself a few times a second.
        }
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _bell.Dispose();
    }

    private static LocalSocket[] OpenAnywhere(IReadOnlyList<IPAddress> addresses)
    {
        for (var left = FreePortTries; ; left--)
        {
            var first = new LocalSocket(new IPEndPoint(addresses[0], 0));
            try
            {
                return [first, .. Open([.. addresses.Skip(1)], first.Local.Port)];
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && left > 0)
            {
                first.Dispose();
            }
        }
    }

    private static LocalSocket[] Open(IReadOnlyList<IPAddress> addresses, int port)
    {
        var open = new List<LocalSocket>();
        try
        {
            foreach (var address in addresses)
            {
                open.Add(new LocalSocket(new IPEndPoint(address, port)));
            }
        }
        catch (SocketException)
        {
            open.ForEach(s => s.Dispose());
            throw;
        }

        return [.. open];
    }
}
