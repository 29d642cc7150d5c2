using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Tcp;

/// <summary>
/// A worker's TCP port for networks that let no UDP through: passive candidates of RFC 6544, frames of RFC 4571. It only accepts, never connects.
/// A connection without a valid check ends soon, one whose member has gone ends within a second, and a slow one loses frames, pictures first.
/// Worker thread; made by the <see cref="MediaWorker"/>.
/// </summary>
internal sealed class TcpEndpoint : IDatagramSink, IDisposable
{
    private const int ReadBytes = 32 * 1024;
    private const int ReadyAtOnce = 64;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly Socket[] _listeners;
    private readonly IStreamWatch _watch;
    private readonly TcpConnections _connections;
    private readonly TcpLimits _limits;
    private readonly SpareBuffers _partials = new(TcpLimits.HeaderBytes + TcpLimits.FrameBytes);
    private readonly SpareBuffers _outgoing;
    private readonly List<TcpConnection> _toFlush = [];
    private readonly ReadyStream[] _ready = new ReadyStream[ReadyAtOnce];
    private readonly byte[] _buffer = GC.AllocateArray<byte>(TcpLimits.HeaderBytes + TcpLimits.FrameBytes + ReadBytes, pinned: true);
    private int _readyCount;
    private int _nextReady;
    private TcpConnection? _reading;
    private int _position;
    private int _filled;
    private bool _isDeaf;

    /// <param name="listeners">As <see cref="TcpListening"/> opens them; now the endpoint's own.</param>
    public TcpEndpoint(Socket[] listeners, IStreamWatch watch, TcpLimits? limits = null)
    {
        _listeners = listeners;
        _watch = watch;
        _limits = limits ?? new TcpLimits();
        _outgoing = new SpareBuffers(_limits.SendBytes);
        _connections = new TcpConnections(_limits);
        Port = ((IPEndPoint)listeners[0].LocalEndPoint!).Port;
        Listen();
    }

    /// <summary>The same on every address.</summary>
    public int Port { get; }

    /// <summary>Whether a datagram from here would reach a member: asked about strangers, and each second about all.</summary>
    public Func<SocketEndpoint, bool> IsRouted { get; set; } = _ => false;

    /// <summary>When <see cref="HandleTimeout"/> has something to do.</summary>
    public MediaTime NextTimeout { get; private set; } = MediaTime.Never;

    /// <summary>Whether <see cref="TryReceive"/> has input at hand that no waiting would tell of.</summary>
    public bool HasMore => _reading is not null || _nextReady < _readyCount;

    public int Connections => _connections.Count;

    /// <summary>Connections refused or ended by the limits.</summary>
    public long Refusals { get; private set; }

    /// <summary>Frames that a slow or lost connection did not take.</summary>
    public long Drops { get; private set; }

    /// <summary>Takes the next frame at hand, in memory that stays until the next call; false when there is none.</summary>
    public bool TryReceive(MediaTime now, out Span<byte> datagram, out SocketEndpoint from)
    {
        while (_reading is not null || TryBeginReading(now))
        {
            if (_reading is { } connection && TryCut(connection, out datagram))
            {
                from = connection.Remote;
                return true;
            }
        }

        datagram = default;
        from = default;
        return false;
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        if (!_connections.TryFind(to, out var connection))
        {
            Drops++;
            return;
        }

        if (!connection.TryAdd(datagram) && (connection.IsBacklogged || !TrySend(connection) || !connection.TryAdd(datagram)))
        {
            Drops++;
            return;
        }

        if (!connection.IsToBeFlushed && !connection.IsBacklogged)
        {
            connection.IsToBeFlushed = true;
            _toFlush.Add(connection);
        }
    }

    public void Flush()
    {
        foreach (var connection in _toFlush)
        {
            connection.IsToBeFlushed = false;
            if (!connection.IsClosed && !connection.IsBacklogged)
            {
                TrySend(connection);
            }
        }

        _toFlush.Clear();
    }

    /// <summary>Ends the connections whose time or member is over.</summary>
    public void HandleTimeout(MediaTime now)
    {
        if (now < NextTimeout)
        {
            return;
        }

        foreach (var connection in _connections.All())
        {
            if (Knows(connection))
            {
                continue;
            }

            if (connection.IsProven)
            {
                Close(connection, abort: connection.Waiting > 0);
            }
            else if (now - connection.AcceptedAt >= _limits.StrangerLife)
            {
                Refusals++;
                Close(connection, abort: true);
            }
        }

        if (_isDeaf)
        {
            Listen();
        }

        NextTimeout = _connections.Count == 0 ? MediaTime.Never : now + SweepInterval;
    }

    public void Dispose()
    {
        foreach (var connection in _connections.All())
        {
            Close(connection, abort: false);
        }

        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        _watch.Dispose();
    }

    // Listeners are -1, -2 …; connections count from 0.
    private void Listen()
    {
        _isDeaf = false;
        for (var i = 0; i < _listeners.Length; i++)
        {
            _watch.Add(_listeners[i], -1 - i);
        }
    }

    // One look at who is ready a turn, so that the UDP port gets its own.
    private bool TryBeginReading(MediaTime now)
    {
        if (_nextReady == _readyCount)
        {
            _nextReady = _readyCount = 0;
            if (!_watch.IsSignalled)
            {
                return false;
            }

            _watch.IsSignalled = false;
            _readyCount = _watch.Collect(_ready);
            if (_readyCount == 0)
            {
                return false;
            }
        }

        var ready = _ready[_nextReady++];
        if (ready.Token < 0)
        {
            Accept(now, -1 - ready.Token);
        }
        else if (_connections.TryFind(ready.Token, out var connection))
        {
            if (ready.CanWrite && connection.IsBacklogged)
            {
                TrySend(connection);
            }

            if (ready.CanRead && !connection.IsClosed)
            {
                Read(connection);
            }
        }

        return true;
    }

    private void Read(TcpConnection connection)
    {
        if (connection.TryReceive(_buffer, out _filled))
        {
            _reading = connection;
            _position = 0;
        }
        else
        {
            Close(connection, abort: false);
        }
    }

    private bool TryCut(TcpConnection connection, out Span<byte> frame)
    {
        frame = default;
        if (connection.IsClosed)
        {
            _reading = null;
            return false;
        }

        // The frame before this one may have been its first valid check.
        if (!connection.IsProven)
        {
            Knows(connection);
        }

        while (_filled - _position >= TcpLimits.HeaderBytes)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_position));
            if (length > TcpLimits.FrameBytes)
            {
                Refusals++;
                Close(connection, abort: true);
                return false;
            }

            if (_filled - _position < TcpLimits.HeaderBytes + length)
            {
                break;
            }

            frame = _buffer.AsSpan(_position + TcpLimits.HeaderBytes, length);
            _position += TcpLimits.HeaderBytes + length;
            if (length > 0)
            {
                return true;
            }
        }

        connection.Keep(_buffer.AsSpan(_position, _filled - _position));
        _reading = null;
        return false;
    }

    private void Accept(MediaTime now, int listener)
    {
        Socket? socket = null;
        try
        {
            socket = _listeners[listener].Accept();
            socket.Blocking = false;
            socket.NoDelay = true;
            socket.SendBufferSize = _limits.SystemSendBytes;
            var remote = SocketEndpoint.FromIPEndPoint((IPEndPoint)socket.RemoteEndPoint!).OnTcp((byte)listener);
            if (_connections.IsFullFor(remote))
            {
                Refusals++;
                Reset(socket);
                return;
            }

            if (_connections.OldestOfTooManyStrangers() is { } oldest && !Knows(oldest))
            {
                Refusals++;
                Close(oldest, abort: true);
            }

            var connection = _connections.Add(token => new TcpConnection(socket, token, remote, now, _limits, _partials, _outgoing));
            _watch.Add(socket, connection.Token);
            if (NextTimeout == MediaTime.Never)
            {
                NextTimeout = now + SweepInterval;
            }
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            if (e.SocketErrorCode is not (SocketError.WouldBlock or SocketError.ConnectionAborted or SocketError.ConnectionReset))
            {
                // No descriptors left: who knocks would be heard over and over, so nobody is for a second.
                StopListening(now);
            }
        }
    }

    private void StopListening(MediaTime now)
    {
        _isDeaf = true;
        for (var i = 0; i < _listeners.Length; i++)
        {
            _watch.Remove(_listeners[i], -1 - i);
        }

        if (NextTimeout == MediaTime.Never)
        {
            NextTimeout = now + SweepInterval;
        }
    }

    private bool Knows(TcpConnection connection)
    {
        if (!IsRouted(connection.Remote))
        {
            return false;
        }

        _connections.Prove(connection);
        return true;
    }

    private bool TrySend(TcpConnection connection)
    {
        var wasBacklogged = connection.IsBacklogged;
        if (!connection.TrySend())
        {
            Close(connection, abort: true);
            return false;
        }

        if (connection.IsBacklogged != wasBacklogged)
        {
            _watch.WatchWriting(connection.Socket, connection.Token, connection.IsBacklogged);
        }

        return true;
    }

    private void Close(TcpConnection connection, bool abort)
    {
        if (_reading == connection)
        {
            _reading = null;
        }

        _watch.Remove(connection.Socket, connection.Token);
        _connections.Remove(connection);
        connection.Close(abort);
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
