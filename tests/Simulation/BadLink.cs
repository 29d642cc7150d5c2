using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>
/// A bad network between real programs: datagrams to <see cref="Media"/> and connections to <see cref="Web"/> come out at a server's own
/// addresses as from behind a NAT, and on the way they are lost, delayed, reordered, doubled, held back by a narrow place, or cut off. What happens to
/// the n-th datagram of a direction depends on the seed alone. A test owns it and may call it from any thread; the link has a thread of its own.
/// </summary>
/// <remarks>
/// Connections lose nothing, as TCP would not; a cut holds them back as TCP's growing timeouts do (RFC 6298 §5.5).
/// <para>On a busy machine the thread gets its turn late. What has come meanwhile is taken as having come evenly: all at once it would overflow the
/// queue of a narrow line, which loses what no such line would.</para>
/// </remarks>
public sealed class BadLink : IDisposable
{
    private const int LongestDatagram = 2048;
    private const int BufferBytes = 1 << 21;

    private readonly Lock _gate = new();
    private readonly IPEndPoint _server;
    private readonly Socket _near;
    private readonly Socket _bell;
    private readonly Dictionary<SocketAddress, Mapping> _mappings = [];
    private readonly List<Mapping> _open = [];
    private readonly List<(Mapping Mapping, byte[] Datagram)> _taken = [];
    private readonly PriorityQueue<Action, (MediaTime At, long Order)> _due = new();
    private readonly LinkDirection _up;
    private readonly LinkDirection _down;
    private readonly TcpPassage? _web;
    private readonly Thread _thread;
    private IPAddress _outer = IPAddress.Loopback;
    private int _cuts;
    private long _order;
    private volatile bool _disposed;

    /// <param name="media">The server's UDP port; nothing needs to listen there yet.</param>
    /// <param name="web">The server's TCP port, if connections are to pass as well.</param>
    public BadLink(int seed, IPEndPoint media, IPEndPoint? web = null)
    {
        ArgumentNullException.ThrowIfNull(media);
        _server = media;
        _up = new LinkDirection(seed);
        _down = new LinkDirection(~seed);
        _near = Open(IPAddress.Loopback);
        _bell = Open(IPAddress.Loopback);
        Media = (IPEndPoint)_near.LocalEndPoint!;
        _web = web is null ? null : new TcpPassage(this, web);
        _thread = new Thread(Run) { IsBackground = true, Name = "bad link", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Where a browser is to send its datagrams: what the server has to announce as its address.</summary>
    public IPEndPoint Media { get; }

    /// <summary>Where a browser is to open its pages.</summary>
    public IPEndPoint Web => _web?.Near ?? throw new InvalidOperationException("This link was made without a way for connections.");

    /// <summary>From the browser to the server.</summary>
    public LinkConditions Up
    {
        get => _up.Conditions;
        set => Change(() => _up.Conditions = value);
    }

    /// <summary>From the server to the browser.</summary>
    public LinkConditions Down
    {
        get => _down.Conditions;
        set => Change(() => _down.Conditions = value);
    }

    /// <summary>How late the link's thread was at most: a machine that is too busy for it.</summary>
    public TimeSpan LongestDelayOfTurn { get; private set; }

    /// <summary>Datagrams from the browsers, and those to them, that found the queue of the narrow place full.</summary>
    public (int Up, int Down) Overflowed
    {
        get
        {
            lock (_gate)
            {
                return (_up.Overflowed, _down.Overflowed);
            }
        }
    }

    /// <summary>Whether nothing passes now.</summary>
    public bool IsCut => Volatile.Read(ref _cuts) > 0;

    /// <summary>Both directions at once.</summary>
    public void Become(LinkConditions conditions) => (Up, Down) = (conditions, conditions);

    /// <summary>Nothing passes for this long; done when it does again.</summary>
    public async Task CutAsync(TimeSpan duration)
    {
        Cut();
        await AfterAsync(duration);
        Mend();
    }

    /// <summary>Nothing passes until <see cref="Mend"/>.</summary>
    public void Cut() => Interlocked.Increment(ref _cuts);

    public void Mend() => Interlocked.Decrement(ref _cuts);

    /// <summary>
    /// The NAT forgets its ports: the server sees every browser under another one from now on, and what it sends to the old ones reaches nobody.
    /// </summary>
    /// <param name="outer">The NAT's other address, 127.0.0.x, as when a telephone goes from Wi-Fi to mobile; null: the same as before.</param>
    public void Rebind(IPAddress? outer = null) => Change(() =>
    {
        _outer = outer ?? _outer;
        _open.ForEach(m => m.Outer.Dispose());
        _open.Clear();
        _mappings.Clear();
    });

    /// <summary>Done after this time by the link's clock.</summary>
    public Task AfterAsync(TimeSpan time)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Change(() => Schedule(Now + time, done.SetResult));
        return done.Task;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _web?.Dispose();
        Ring();
        _thread.Join();
        Change(() => _open.ForEach(m => m.Outer.Dispose()));
        _near.Dispose();
        _bell.Dispose();
    }

    /// <summary>Holds a piece of a connection back as long as it takes to the other end.</summary>
    internal async Task CarryAsync(bool up, TimeSpan firstRetry)
    {
        TimeSpan delay;
        lock (_gate)
        {
            delay = (up ? _up : _down).Delay();
        }

        if (delay > TimeSpan.Zero)
        {
            await AfterAsync(delay);
        }

        for (var retry = firstRetry; IsCut; retry *= 2)
        {
            await AfterAsync(retry);
        }
    }

    private static MediaTime Now => new((long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency)));

    private static Socket Open(IPAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            Blocking = false,
            ReceiveBufferSize = BufferBytes,
            SendBufferSize = BufferBytes,
        };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }

        Ring();
    }

    private void Ring()
    {
        try
        {
            _bell.SendTo([1], _bell.LocalEndPoint!);
        }
        catch (SocketException)
        {
            // The bell's buffer is full: it will be heard anyway.
        }
    }

    private void Schedule(MediaTime at, Action action)
    {
        if (at != MediaTime.Never)
        {
            _due.Enqueue(action, (at, _order++));
        }
    }

    private void Run()
    {
        var buffer = new byte[LongestDatagram];
        var waiting = new List<Socket>();
        while (!_disposed)
        {
            lock (_gate)
            {
                while (_due.TryPeek(out var action, out var next) && next.At <= Now)
                {
                    _due.Dequeue();
                    action();
                }

                waiting.Clear();
                waiting.AddRange([_bell, _near, .. _open.Select(m => m.Outer)]);
            }

            Wait(waiting);
            lock (_gate)
            {
                var delay = DelayOfTurn();
                Drain(_bell, buffer, (_, _) => { });
                Drain(_near, buffer, (browser, datagram) => _taken.Add((MappingOf(browser), datagram)));
                Spread(delay, TakeFromBrowser);
                foreach (var mapping in _open)
                {
                    Drain(mapping.Outer, buffer, (_, datagram) => _taken.Add((mapping, datagram)));
                    Spread(delay, TakeFromServer);
                }
            }
        }
    }

    private void Wait(List<Socket> sockets)
    {
        long microseconds;
        lock (_gate)
        {
            microseconds = _due.TryPeek(out _, out var next) ? Math.Max(0, (next.At.Nanoseconds - Now.Nanoseconds) / 1000) : 1_000_000;
        }

        try
        {
            Socket.Select(sockets, null, null, (int)Math.Min(microseconds, 1_000_000));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A NAT's port was closed meanwhile.
        }
    }

    private static void Drain(Socket socket, byte[] buffer, Action<SocketAddress, byte[]> take)
    {
        var from = new SocketAddress(AddressFamily.InterNetwork);
        try
        {
            while (socket.Available > 0)
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                take(from, buffer[..length]);
            }
        }
        catch (SocketException)
        {
            // Nothing is there after all.
        }
    }

    // What should have happened before now, and did not, tells for how long the thread was kept from its work.
    private TimeSpan DelayOfTurn()
    {
        var now = Now;
        var delay = _due.TryPeek(out _, out var next) && next.At < now ? now - next.At : TimeSpan.Zero;
        LongestDelayOfTurn = delay > LongestDelayOfTurn ? delay : LongestDelayOfTurn;
        return delay;
    }

    private void Spread(TimeSpan delay, Action<MediaTime, Mapping, byte[]> take)
    {
        var began = Now + -delay;
        for (var i = 0; i < _taken.Count; i++)
        {
            take(began + (delay * (i + 1) / _taken.Count), _taken[i].Mapping, _taken[i].Datagram);
        }

        _taken.Clear();
    }

    private Mapping MappingOf(SocketAddress browser)
    {
        if (!_mappings.TryGetValue(browser, out var mapping))
        {
            var copy = new SocketAddress(AddressFamily.InterNetwork);
            browser.Buffer.CopyTo(copy.Buffer);
            _mappings[copy] = mapping = new Mapping(copy, Open(_outer));
            _open.Add(mapping);
        }

        return mapping;
    }

    private void TakeFromBrowser(MediaTime at, Mapping mapping, byte[] datagram) =>
        Fly(_up, at, mapping, datagram, () => mapping.Outer.SendTo(datagram, _server));

    private void TakeFromServer(MediaTime at, Mapping mapping, byte[] datagram) =>
        Fly(_down, at, mapping, datagram, () => _near.SendTo(datagram, SocketFlags.None, mapping.Browser));

    private void Fly(LinkDirection direction, MediaTime at, Mapping mapping, byte[] datagram, Action arrive)
    {
        var (first, second) = direction.Send(at, datagram.Length);
        if (IsCut)
        {
            return;
        }

        Schedule(first, Arrive);
        Schedule(second, Arrive);

        void Arrive()
        {
            if (IsCut || !_open.Contains(mapping))
            {
                return;
            }

            try
            {
                arrive();
            }
            catch (SocketException)
            {
                // A full buffer or a dead receiver: lost, as on any network.
            }
        }
    }

    /// <summary>One browser's socket and the port of the NAT under which the server sees it.</summary>
    private sealed record Mapping(SocketAddress Browser, Socket Outer);
}
