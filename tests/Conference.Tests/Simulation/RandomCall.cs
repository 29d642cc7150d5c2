using System.Buffers.Binary;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests.Simulation;

/// <summary>
/// A child and an interlocutor in one room, a recorder beside them, on networks and with mishaps that a seed decides. Time is virtual:
/// the same seed is the same call.
/// </summary>
internal sealed class RandomCall : IDisposable
{
    private static readonly TrackSource[] Sources = [TrackSource.Microphone, TrackSource.Camera];

    private readonly VirtualConference _conference = new();
    private readonly Dictionary<SocketEndpoint, CallConditions> _routes = [];
    private readonly Random _random;
    private int _requests;

    public RandomCall(int seed)
    {
        _random = new Random(seed);
        _conference.Carrier = Carry;
        Recorder = _conference.Attach();
        Child = new Participation(this, "child", Seat.Participant, Slots(Seat.Interlocutor));
        Interlocutor = new Participation(this, "interlocutor", Seat.Interlocutor, Slots(Seat.Participant));
    }

    public Participation Child { get; }

    public Participation Interlocutor { get; }

    public RecordingSubscriber Recorder { get; }

    public VirtualConference Conference => _conference;

    /// <summary>All conditions in one line, for whoever reads of a failure.</summary>
    public override string ToString() => $"child: {Child.Conditions}; interlocutor: {Interlocutor.Conditions}";

    /// <summary>The whole call: joining, talk, mishaps, talk, leaving.</summary>
    public void Run()
    {
        foreach (var side in Sides)
        {
            side.Enter();
        }

        Connect("both connect");
        Sides.ForEach(s => s.Speak());
        Talk(6, isCalm: true);
        CheckCalm();

        foreach (var side in Sides)
        {
            Befall(side);
        }

        Connect("both are back after what befell them");
        Talk(2);
        Sides.ForEach(s => s.BeginPeriod());
        Talk(6, isCalm: true);
        CheckCalm();
        CheckHeard();
        Leave();
    }

    public void Dispose() => _conference.Dispose();

    public TestBrowser Enter(string name, Seat seat, Slot[] receive, CallConditions conditions)
    {
        var browser = _conference.Enter(name, seat, Sources, receive, announceSsrcs: !conditions.Simulcast, simulcast: conditions.Simulcast);
        browser.SendsReports = true;
        browser.ReportsReception = true;
        Route(browser, conditions);
        return browser;
    }

    public void Route(TestBrowser browser, CallConditions conditions) => _routes[browser.Endpoint] = conditions;

    public CallConditions Draw() => CallConditions.Draw(_random);

    private List<Participation> Sides => [Child, Interlocutor];

    private void Carry(SocketEndpoint from, SocketEndpoint to, byte[] datagram)
    {
        var goesUp = to == _conference.ServerEndpoint;
        if (!_routes.TryGetValue(goesUp ? from : to, out var conditions))
        {
            return;
        }

        _requests += goesUp || datagram is not [>= 128 and <= 191, >= 192 and <= 223, ..] ? 0 : 1;
        var (source, target) = (from, to);
        (goesUp ? conditions.Up : conditions.Down).Send(_conference.Now, datagram, (bytes, at) => _conference.Land(source, target, bytes, at));
    }

    /// <param name="isCalm">No mishap lies just behind, after which much is asked for again.</param>
    private void Talk(double seconds, bool isCalm = false)
    {
        var (requests, datagrams) = (_requests, _conference.DatagramsSent);
        _conference.Run(TimeSpan.FromSeconds(seconds));
        ((_requests - requests) / seconds).Should().BeLessThan(Invariants.MostReportsPerSecond, "there is no storm of NACKs and reports");
        ((_conference.DatagramsSent - datagrams) / seconds).Should().BeLessThan(isCalm ? Invariants.MostDatagramsPerSecond : 1.2 * Invariants.MostDatagramsPerSecond, "there is no storm of packets");
    }

    private void Connect(string because)
    {
        var limit = _conference.Now + _conference.Options.ConnectWithin + TimeSpan.FromSeconds(3);
        while (!Sides.TrueForAll(s => s.IsThrough) && _conference.Now < limit)
        {
            _conference.Run(TimeSpan.FromMilliseconds(100));

            // A handshake may fail (a damaged hello is refused): the page hears of it and tries again, as ours does.
            Sides.Where(s => s.Browser.IsGone || !s.IsKnown).ToList().ForEach(s => s.Enter());
        }

        Sides.Where(s => !s.IsThrough).Select(s => s.ToString()).Should().BeEmpty(because);
        _conference.Core.Connecting.Should().Be(0, "nobody is stuck on the way in");
    }

    private void Befall(Participation side)
    {
        var conditions = side.Conditions;
        switch (conditions.Mishap)
        {
            case Mishap.Rebinding:
                side.Browser.Move();
                Route(side.Browser, conditions);
                break;
            case Mishap.Outage or Mishap.LongOutage:
                var until = _conference.Now + TimeSpan.FromSeconds(conditions.OutageSeconds);
                conditions.Up.Cut(until);
                conditions.Down.Cut(until);
                Talk(conditions.OutageSeconds + 0.5);
                if (conditions.Mishap == Mishap.LongOutage)
                {
                    _conference.Core.Roster(VirtualConference.Room).Should().NotContain(r => r.Member == side.Browser.Id, "who is silent for so long has left");
                    side.Enter();
                }

                break;
            case Mishap.Reload:
                side.Enter();
                break;
            case Mishap.IceRestart:
                side.RestartIce();
                break;
        }
    }

    private void CheckCalm()
    {
        foreach (var side in Sides)
        {
            Invariants.HoldForReceived(side);
            Invariants.HoldForReports(side, this);
        }

        Invariants.HoldForRecorded(Recorder, Sides);
    }

    private void CheckHeard()
    {
        Invariants.IsHeard(Child, by: Interlocutor, Recorder);
        Invariants.IsHeard(Interlocutor, by: Child, Recorder);
        Invariants.IsSeen(Child, by: Interlocutor);
        Invariants.IsSeen(Interlocutor, by: Child);
    }

    private void Leave()
    {
        Sides.ForEach(s => _conference.Core.Leave(_conference.Now, VirtualConference.Room, s.Browser.Id));
        _conference.Run(TimeSpan.FromSeconds(1));
        _conference.Core.Roster(VirtualConference.Room).Should().BeEmpty();
        _conference.Core.NextTimeout.Should().Be(MediaTime.Never, "a worker without members has nothing to wait for");
        _routes.Keys.Should().OnlyContain(e => !_conference.Core.IsRouted(e), "no address of those who left is kept");
    }

    private static Slot[] Slots(Seat seat) => [.. Sources.Select(s => new Slot(seat, s))];

    /// <summary>One person's place in the call: the browser of the moment and those before it.</summary>
    internal sealed class Participation(RandomCall call, string name, Seat seat, Slot[] receive)
    {
        private readonly List<TestBrowser> _browsers = [];
        private bool _speaks;

        public CallConditions Conditions { get; } = call.Draw();

        public TestBrowser Browser => _browsers[^1];

        public IReadOnlyList<TestBrowser> Browsers => _browsers;

        public Seat Seat => seat;

        /// <summary>When it entered the last time.</summary>
        public MediaTime EnteredAt { get; private set; }

        /// <summary>How many units of sound had been sent when the period under judgement began.</summary>
        public int UnitsBefore { get; private set; }

        /// <summary>
        /// Whether both ends believe the connection stands, and the server takes what comes from the browser's present address: after a NAT's
        /// change it does from the browser's next check on, and browsers check each 2.5 s (RFC 7675 §5.1).
        /// </summary>
        public bool IsThrough =>
            Browser.IsConnected
            && call.Conference.Core.IsRouted(Browser.Endpoint)
            && call.Conference.Core.Roster(VirtualConference.Room).Any(r => r.Member == Browser.Id && r.State == MemberState.Connected);

        public override string ToString() =>
            $"{name}, in its browser {_browsers.Count}, connected {Browser.IsConnected}, gone {Browser.IsGone}, routed {call.Conference.Core.IsRouted(Browser.Endpoint)}, "
            + $"known {IsKnown}, got {Browser.DatagramsReceived} datagrams in {call.Conference.Now - EnteredAt}";

        /// <summary>Whether the server has it as a member.</summary>
        public bool IsKnown => call.Conference.Core.Roster(VirtualConference.Room).Any(r => r.Member == Browser.Id);

        public void Enter()
        {
            if (_browsers.Count > 0)
            {
                Browser.IsCutOff = true;
            }

            _browsers.Add(call.Enter(name, seat, receive, Conditions));
            EnteredAt = call.Conference.Now;
            if (_speaks)
            {
                Speak();
            }
        }

        public void Speak()
        {
            _speaks = true;
            foreach (var track in Browser.Published)
            {
                track.IsOn = true;
            }
        }

        public void RestartIce()
        {
            Browser.Move();
            call.Route(Browser, Conditions);
            var result = call.Conference.RestartIce(Browser);
            result.Accepted.Should().BeTrue(result.Refusal?.Detail);
            Browser.AcceptRestart(result.Local!);
        }

        /// <summary>How many packets of each slot had been received when that period began.</summary>
        public IReadOnlyDictionary<Slot, int> ReceivedBefore { get; private set; } = new Dictionary<Slot, int>();

        public void BeginPeriod()
        {
            UnitsBefore = Browser.Tracks[TrackSource.Microphone].Payloads.Count;
            ReceivedBefore = receive.ToDictionary(slot => slot, slot => Browser.Get(slot).Count);
        }

        /// <summary>Every payload that any of its browsers has sent, by stream and running number.</summary>
        public HashSet<(uint Ssrc, uint Unit)> SentUnits() =>
            [.. _browsers.SelectMany(b => b.Published).SelectMany(t => t.Payloads.Select(p => UnitOf(t.Source, p)))];

        public static (uint Ssrc, uint Unit) UnitOf(TrackSource source, ReadOnlySpan<byte> payload)
        {
            var at = source == TrackSource.Microphone ? 1 : 20;
            return (BinaryPrimitives.ReadUInt32BigEndian(payload[at..]), BinaryPrimitives.ReadUInt32BigEndian(payload[(at + 4)..]));
        }
    }
}
