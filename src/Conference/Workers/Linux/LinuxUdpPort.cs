using System.Net;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// <see cref="IUdpPort"/> by batches: one <c>recvmmsg</c> takes what a socket has, one <c>sendmmsg</c> sends what has gathered until the
/// <see cref="Flush"/>, one <c>ppoll</c> waits for all sockets and the bell.
/// </summary>
internal sealed unsafe class LinuxUdpPort : IUdpPort
{
    private readonly LocalSocket[] _sockets;
    private readonly EventBell _bell = new();
    private readonly ReceiveBatch _received = new();
    private readonly SendBatch _outgoing;

    // The sockets in their order, the bell, the streams. What is readable stays marked until the socket says that it has no more.
    private readonly PinnedArray<Libc.PollDescriptor> _polled;
    private EpollWatch? _streams;
    private int _current;

    /// <param name="sockets">On one port; now the port's own.</param>
    public LinuxUdpPort(LocalSocket[] sockets)
    {
        _sockets = sockets;
        _outgoing = new SendBatch(sockets);
        _polled = new PinnedArray<Libc.PollDescriptor>(sockets.Length + 2);
        for (var i = 0; i < sockets.Length; i++)
        {
            _polled[i] = new Libc.PollDescriptor { Descriptor = sockets[i].Descriptor, Events = Libc.PollIn };
        }

        _polled[sockets.Length] = new Libc.PollDescriptor { Descriptor = _bell.Descriptor, Events = Libc.PollIn };
        _polled[sockets.Length + 1] = new Libc.PollDescriptor { Descriptor = -1 }; // poll(2) passes over it.
        Port = sockets[0].Local.Port;
    }

    public int Port { get; }

    public IEnumerable<IPEndPoint> Locals => _sockets.Select(s => s.Local);

    public long SendFailures => _outgoing.Failures;

    public bool Wait(int microseconds)
    {
        if (!_received.IsEmpty)
        {
            return true;
        }

        var time = new Libc.TimeSpec { Seconds = microseconds / 1_000_000, Nanoseconds = microseconds % 1_000_000 * 1000L };
        var ready = Libc.Poll(_polled.Start, (ulong)_polled.Length, &time, null);
        if (ready <= 0)
        {
            return false;
        }

        if (_polled[_sockets.Length].Returned != 0)
        {
            _bell.Quiet();
        }

        if (_polled[_sockets.Length + 1].Returned != 0)
        {
            _streams!.IsSignalled = true;
        }

        return true;
    }

    public IStreamWatch WatchStreams()
    {
        _streams = new EpollWatch();
        _polled[_sockets.Length + 1] = new Libc.PollDescriptor { Descriptor = _streams.Descriptor, Events = Libc.PollIn };
        return _streams;
    }

    public bool TryReceive(out Span<byte> datagram, out SocketEndpoint from)
    {
        while (!_received.TryTake(out datagram, out from))
        {
            if (!TryFill())
            {
                return false;
            }
        }

        return true;
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to) => _outgoing.Add(datagram, to);

    public void Flush() => _outgoing.Flush();

    public void Ring() => _bell.Ring();

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _bell.Dispose();
    }

    // The sockets take turns. Errors (POLLERR) are taken off a socket by reading it, too.
    private bool TryFill()
    {
        for (var i = 0; i < _sockets.Length; i++)
        {
            _current = _current + 1 < _sockets.Length ? _current + 1 : 0;
            ref var polled = ref _polled[_current];
            if (polled.Returned != 0)
            {
                if (_received.TryFill(_sockets[_current], (byte)_current))
                {
                    return true;
                }

                polled.Returned = 0;
            }
        }

        return false;
    }
}
