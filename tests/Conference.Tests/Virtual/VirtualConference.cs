using Itog.Conference.Rooms;
using Itog.Conference.Signalling;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Microsoft.Extensions.Logging.Abstractions;

namespace Itog.Conference.Tests.Virtual;

/// <summary>
/// A media worker's core and browsers around it on a seeded network in virtual time: every run is the same run.
/// </summary>
internal sealed class VirtualConference : ITestNetwork, IDatagramSink, IDisposable
{
    public static readonly RoomId Room = new("a-12");
    private static readonly SocketEndpoint Server = SocketEndpoint.FromIPEndPoint(new(new System.Net.IPAddress([10, 0, 0, 1]), 4000));

    private static readonly TimeSpan LongestQueue = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);
    private static readonly DtlsCertificate ServerCertificate = DtlsCertificate.Create(new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));

    private readonly PriorityQueue<(SocketEndpoint From, SocketEndpoint To, byte[] Datagram), (long At, long Order)> _flying = new();
    private readonly List<TestBrowser> _browsers = [];
    private readonly Dictionary<SocketEndpoint, int> _sentTo = [];
    private readonly CancellationTokenSource _end = new();
    private readonly System.Threading.Channels.ChannelReader<RoomEvent> _feed;
    private readonly Dictionary<SocketEndpoint, (long BitsPerSecond, MediaTime Free)> _lines = [];
    private long _order;
    private int _addresses;
    private bool _measuring;
    private long _measured;
    private long _allocatedByNetwork;
    private int _measuredDatagrams;

    public VirtualConference(Action<ConferenceOptions>? configure = null)
    {
        Options = new ConferenceOptions();
        configure?.Invoke(Options);
        var events = new RoomEventFeed();
        _feed = events.Subscribe(_end.Token);
        Context = new WorkerContext
        {
            Options = Options,
            Certificate = ServerCertificate,
            Outbox = new Outbox(this),
            WallClock = TimeProvider.System,
            Origin = (new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero), Now),
            Events = events,
            Logger = NullLogger.Instance,
            Random = Random,
        };
        Core = new WorkerCore(Context);
    }

    public ConferenceOptions Options { get; }
    public WorkerCore Core { get; }

    /// <summary>What the core works with, for parts of it that are tested by themselves.</summary>
    public WorkerContext Context { get; }
    public MediaTime Now { get; private set; } = new(1_000_000_000);
    public Random Random { get; } = new(20260211);
    public SocketEndpoint ServerEndpoint => Server;
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether the network loses a datagram; told whether it goes to the server.</summary>
    public Func<bool, byte[], bool> Loses { get; set; } = (_, _) => false;

    /// <summary>Carries the datagrams instead of <see cref="Delay"/> and <see cref="Loses"/>: calls <see cref="Land"/> for what arrives.</summary>
    public Action<SocketEndpoint, SocketEndpoint, byte[]>? Carrier { get; set; }

    /// <summary>Everything that happened in the rooms so far.</summary>
    public List<RoomEvent> Events { get; } = [];

    public JoinTerms Terms => new(ServerCertificate.Fingerprint, [Server.ToIPEndPoint()], [], Options.MaxOfferLength);

    /// <summary>Loses the given share of media packets each way, never of the handshakes.</summary>
    public void LoseMedia(double share) => Loses = (_, datagram) => datagram[0] >= 128 && Random.NextDouble() < share;

    /// <summary>Datagrams that the core has sent.</summary>
    public int DatagramsSent { get; private set; }

    /// <summary>The address of the n-th browser.</summary>
    public Func<int, System.Net.IPEndPoint> NextAddress { get; set; } = i => new(new System.Net.IPAddress([10, 0, 0, 2]), 20_000 + i);

    /// <summary>Datagrams that the core has sent to one address.</summary>
    public int SentTo(SocketEndpoint to) => _sentTo.GetValueOrDefault(to);

    public JoinResult Join(MemberId member, Seat seat, JoinOffer offer, RoomId? room = null) =>
        JoinPlan.TryCreate(seat, offer, Terms, out var plan, out var refusal) ? Core.Join(Now, room ?? Room, member, plan) : refusal;

    /// <summary>A browser that has been accepted; its connection is made as time runs.</summary>
    public TestBrowser Enter(string name, Seat seat, TrackSource[]? publish = null, Slot[]? receive = null, bool announceSsrcs = true, bool repeatsSound = true, bool transportFeedback = true, bool simulcast = false, RoomId? room = null)
    {
        var permissions = SeatPermissions.For(seat);
        var browser = new TestBrowser(this, new(name), seat, publish ?? [.. permissions.Publish], receive ?? [.. permissions.Receive], announceSsrcs, repeatsSound: repeatsSound, transportFeedback: transportFeedback, simulcast: simulcast);
        var result = Join(browser.Id, seat, browser.Offer, room);
        result.Refusal.Should().BeNull();
        browser.Accept(result.Answer!.Sdp);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>The server's part of an ICE restart.</summary>
    public IceRestartResult RestartIce(TestBrowser browser) =>
        Core.RestartIce(Now, Room, browser.Id, IceCredentials.Create(), browser.OfferRestart(), browser.ServerUfrag);

    public RecordingSubscriber Attach(Func<Slot, bool>? wants = null, bool smallest = false)
    {
        var subscriber = new RecordingSubscriber(wants ?? (_ => true), smallest);
        Core.Attach(Now, Room, new Attachment(subscriber, NullLogger.Instance));
        return subscriber;
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        DatagramsSent++;
        _sentTo[to] = SentTo(to) + 1;
        Fly(Server, to, datagram);
        _allocatedByNetwork += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public void Flush()
    {
    }

    public void Fly(in SocketEndpoint from, in SocketEndpoint to, ReadOnlySpan<byte> datagram)
    {
        var copy = datagram.ToArray();
        if (Carrier is { } carrier)
        {
            carrier(from, to, copy);
        }
        else if (!Loses(to == Server, copy) && TryPass(to, copy.Length, out var delay))
        {
            _flying.Enqueue((from, to, copy), ((Now + Delay + delay).Nanoseconds, _order++));
        }
    }

    /// <summary>A datagram is in the air and comes down at its time; for a <see cref="Carrier"/>.</summary>
    public void Land(in SocketEndpoint from, in SocketEndpoint to, byte[] datagram, MediaTime at) =>
        _flying.Enqueue((from, to, datagram), (at.Nanoseconds, _order++));

    /// <summary>Makes a browser's line down as slow as that from now on, with a queue of 300 ms before it; 0: as fast as can be.</summary>
    public void Limit(TestBrowser browser, long bitsPerSecond) => _lines[browser.Endpoint] = (bitsPerSecond, Now);

    public SocketEndpoint NewEndpoint() => SocketEndpoint.FromIPEndPoint(NextAddress(_addresses++));

    public void Run(TimeSpan duration)
    {
        var end = Now + duration;
        while (Now < end)
        {
            RunStep();
        }
    }

    /// <summary>Runs until the condition holds; fails after <paramref name="most"/> virtual seconds.</summary>
    public void RunUntil(Func<bool> condition, double most = 5)
    {
        var end = Now + TimeSpan.FromSeconds(most);
        while (!condition())
        {
            Now.Should().BeLessThan(end, "the condition should hold in time");
            RunStep();
        }
    }

    public void RunUntilConnected() => RunUntil(() => _browsers.TrueForAll(b => b.IsConnected || b.IsGone));

    /// <summary>Runs on and counts the bytes that the core allocates for media and timers, connectivity checks and the test network left out.</summary>
    public long MeasureCore(TimeSpan duration, out int datagrams)
    {
        _measured = 0;
        _measuredDatagrams = 0;
        _measuring = true;
        Run(duration);
        _measuring = false;
        datagrams = _measuredDatagrams;
        return _measured;
    }

    /// <summary>Puts a browser on the network without asking whether it was let in.</summary>
    public void Add(TestBrowser browser) => _browsers.Add(browser);

    /// <summary>Takes the browsers and all that they have seen out of memory, without a word to the core.</summary>
    public void ForgetBrowsers()
    {
        _browsers.ForEach(b => b.Dispose());
        _browsers.Clear();
        _flying.Clear();
        _flying.TrimExcess();
        Events.Clear();
    }

    public void Dispose()
    {
        _browsers.ForEach(b => b.Dispose());
        _end.Cancel();
        _end.Dispose();
    }

    private bool TryPass(in SocketEndpoint to, int bytes, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (!_lines.TryGetValue(to, out var line) || line.BitsPerSecond == 0)
        {
            return true;
        }

        var free = line.Free > Now ? line.Free : Now;
        delay = free - Now;
        if (delay > LongestQueue)
        {
            return false;
        }

        delay += TimeSpan.FromSeconds(bytes * 8.0 / line.BitsPerSecond);
        _lines[to] = (line.BitsPerSecond, Now + delay);
        return true;
    }

    private long AllocatedByCore => GC.GetAllocatedBytesForCurrentThread() - _allocatedByNetwork;

    private void RunStep()
    {
        Now += Step;
        while (_flying.TryPeek(out var flight, out var due) && due.At <= Now.Nanoseconds)
        {
            _flying.Dequeue();
            Deliver(flight.From, flight.To, flight.Datagram);
        }

        foreach (var browser in _browsers)
        {
            browser.HandleTimeout(Now);
        }

        if (Core.NextTimeout <= Now)
        {
            var before = AllocatedByCore;
            Core.HandleTimeout(Now);
            _measured += _measuring ? AllocatedByCore - before : 0;
        }

        while (_feed.TryRead(out var e))
        {
            Events.Add(e);
        }
    }

    private void Deliver(SocketEndpoint from, SocketEndpoint to, byte[] datagram)
    {
        if (to == Server)
        {
            var isCheck = datagram is [<= 3, ..];
            var before = AllocatedByCore;
            Core.HandleDatagram(Now, from, datagram);
            _measured += _measuring && !isCheck ? AllocatedByCore - before : 0;
            _measuredDatagrams++;
            return;
        }

        _browsers.Find(b => b.Endpoint == to)?.HandleDatagram(Now, from, datagram);
    }
}
