using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// <see cref="IUdpPort"/> by the framework's sockets, whose calls for one datagram allocate nothing. Its bell is a datagram from this process.
/// </summary>
internal sealed class PortableUdpPort : IUdpPort
{
    private const int DatagramBytes = 2048;

    private readonly LocalSocket[] _sockets;
    private readonly Socket[] _all;
    private readonly List<Socket> _readable = [];
    private readonly List<Socket> _writable = [];
    private readonly Socket _bell;
    private readonly byte[] _buffer = GC.AllocateArray<byte>(DatagramBytes, pinned: true);
    private SelectWatch? _streams;
    private int _current;

    /// <param name="sockets">On one port; now the port's own.</param>
    public PortableUdpPort(LocalSocket[] sockets)
    {
        _sockets = sockets;
        _all = [.. sockets.Select(s => s.Socket)];
        Port = sockets[0].Local.Port;
        _bell = new Socket(_all[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    }

    public int Port { get; }

    public IEnumerable<IPEndPoint> Locals => _sockets.Select(s => s.Local);

    public long SendFailures { get; private set; }

    public bool Wait(int microseconds)
    {
        if (_all.Length == 1 && _streams is null)
        {
            return _all[0].Poll(microseconds, SelectMode.SelectRead);
        }

        _readable.Clear();
        _readable.AddRange(_all);
        _writable.Clear();
        _streams?.AddTo(_readable, _writable);
        Socket.Select(_readable, _writable, null, microseconds);
        if (_streams is not null)
        {
            _streams.IsSignalled = _writable.Count > 0 || _readable.Exists(s => s.SocketType == SocketType.Stream);
        }

        return _readable.Count > 0 || _writable.Count > 0;
    }

    public IStreamWatch WatchStreams() => _streams = new SelectWatch();

    public bool TryReceive(out Span<byte> datagram, out SocketEndpoint from)
    {
        while (HasMore())
        {
            try
            {
                from = _sockets[_current].Receive(_buffer, out var length).On((byte)_current);
                if (length < _buffer.Length)
                {
                    datagram = _buffer.AsSpan(0, length);
                    return true;
                }

                // Longer than any path carries in one piece: some systems cut it, others throw.
            }
            catch (SocketException)
            {
                // That, or an ICMP error of some peer: either is taken off the queue now.
            }
        }

        datagram = default;
        from = default;
        return false;
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        if (to.Local >= _sockets.Length)
        {
            SendFailures++;
            return;
        }

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

    /// <summary>A datagram of one byte, with which no protocol on this port begins.</summary>
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

    // The addresses take turns when one has no more.
    private bool HasMore()
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
