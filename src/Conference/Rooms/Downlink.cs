using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;

namespace Itog.Conference.Rooms;

/// <summary>
/// The way down to one member who sees pictures: counts what goes, estimates what may go, spreads pictures over time, and lets
/// <see cref="LayerAllocation"/> choose what each slot gets. Sound goes at once and is only counted. Owned by a <see cref="Member"/>, made when it
/// connects; worker thread.
/// </summary>
internal sealed class Downlink
{
    private static readonly TimeSpan AllocationInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>A receiver that negotiated feedback and gives none for so long is served like one without: as much as there is.</summary>
    private static readonly TimeSpan FeedbackPatience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A picture that would wait longer is old news. The КИМ is not: a card that comes late can be read for minutes, and on the slowest of lines it takes
    /// seconds. It may take almost as long as its packets are kept for.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestScreenWait = UpLayer.WaitingScreenKept - TimeSpan.FromSeconds(1);

    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Packets that wait at most, of each priority.</summary>
    private const int QueueLength = 160;

    /// <summary>Room to grow beyond what all slots want, so that the estimate can prove that it is enough.</summary>
    private const double ProofFactor = 1.3;

    /// <summary>A home line has more; whoever has less is told within the first round trips.</summary>
    private static readonly CongestionOptions Bounds = new() { Initial = 1_000_000 };

    private readonly Member _member;
    private readonly WorkerContext _context;
    private readonly CongestionController _congestion;
    private readonly Pacer<PacedPacket> _pacer;
    private readonly LayerAllocation _allocation;
    private readonly DownTrack[] _pictures;
    private SocketEndpoint _route;
    private MediaTime _nextAllocation;
    private MediaTime? _firstNumbered;
    private MediaTime _lastNumbered;
    private bool _isProbing;
    private bool _gaveRate;
    private bool _gaveFeedback;
    private long _target;

    public Downlink(Member member, WorkerContext context)
    {
        _member = member;
        _context = context;
        _congestion = new CongestionController(Bounds);
        _pacer = new Pacer<PacedPacket>(QueueLength, LongestScreenWait);
        _pictures = [.. member.DownTracks.Where(d => d.IsVideo).OrderBy(d => d.RankFor(member.Seat))];
        _allocation = new LayerAllocation(_pictures);
        _route = member.Peer.RemoteEndpoint;
        IsLimited = _pictures.Any(p => p.IsNumbered);
        Follow();
    }

    /// <summary>
    /// Whether what we send is limited: the receiver numbers what it gets, or has told a rate. Of others nothing is known, and they get everything.
    /// </summary>
    public bool IsLimited { get; private set; }

    /// <summary>What may be sent, in bits per second; null when nothing is known of the line.</summary>
    public long? Target => IsLimited ? _target : null;

    /// <summary>How long packets wait in the queues of the line; null when nothing is known of it.</summary>
    public TimeSpan? QueueDelay => IsLimited ? _congestion.QueueDelay : null;

    /// <summary>Whether there is something to send at the next turn: packets that wait, or a probe that is being sent.</summary>
    public bool NeedsTurns => _pacer.Count > 0 || _isProbing;

    /// <summary>How long packets come back from the receiver, by its feedback; null before any.</summary>
    public TimeSpan? RoundTrip => _congestion.RoundTrip;

    /// <summary>How long the last packet that waits will have to.</summary>
    public TimeSpan PacingDelay => _pacer.QueueDelay;

    /// <summary>The transport-wide number for the packet being written.</summary>
    public ushort NextTransportSequence => _congestion.NextTransportSequence;

    /// <summary>Whether a picture's packet may go at once; otherwise it has to queue.</summary>
    public bool MayPass(PacerPriority priority, MediaTime now) => !IsLimited || _pacer.TryPass(priority, now);

    /// <summary>Keeps a packet for later; false when it would wait too long.</summary>
    public bool TryQueue(in PacedPacket packet, int bytes, PacerPriority priority, MediaTime now)
    {
        if (priority > PacerPriority.Screen && _pacer.QueueDelay > LongestWait)
        {
            return false;
        }

        if (!_pacer.TryQueue(packet, bytes, priority, now))
        {
            return false;
        }

        _context.Pacing.Add(now, this);
        return true;
    }

    /// <summary>What waits of a slot, repetitions aside, is not to be sent any more.</summary>
    public void Drop(DownTrack slot, PacerPriority priority) => _pacer.Drop(priority, slot, static (packet, dropped) => packet.Slot == dropped);

    /// <summary>Counts a packet that was sent.</summary>
    /// <param name="isNumbered">It carried <see cref="NextTransportSequence"/>.</param>
    public void OnSent(int bytes, bool isNumbered, MediaTime now)
    {
        if (isNumbered)
        {
            _firstNumbered ??= now;
            _lastNumbered = now;
            _congestion.OnPacketSent(bytes, now);
        }
        else
        {
            _congestion.OnUnnumberedSent(bytes, now);
        }

        _pacer.OnSent(bytes, now);
    }

    public void OnTransportFeedback(TransportFeedback feedback, MediaTime now)
    {
        _gaveFeedback = true;
        IsLimited = true;
        _congestion.OnTransportFeedback(feedback, now);
        Follow();
    }

    public void OnReportBlock(in ReportBlock block, TimeSpan? roundTrip, MediaTime now) => _congestion.OnReportBlock(block, roundTrip, now);

    /// <summary>The receiver's own estimate (REMB).</summary>
    public void OnReceiverRate(in Remb remb, MediaTime now)
    {
        _gaveRate = true;
        IsLimited = true;
        _congestion.OnRemb(remb, now);
        Follow();
    }

    /// <summary>Nothing is heard of the member.</summary>
    public void OnDisconnected()
    {
        if (_pacer.Count > 0)
        {
            _pacer.Clear();
            foreach (var slot in _pictures)
            {
                slot.OnQueueDropped();
            }
        }

        _congestion.OnPaused();
    }

    /// <summary>Sends what has waited long enough, and the next piece of a probe.</summary>
    public void TakeTurn(MediaTime now)
    {
        Probe(now);
        while (_pacer.TryRelease(now, out var packet))
        {
            packet.Slot.SendPaced(now, packet);
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        if (_member.Peer.RemoteEndpoint != _route)
        {
            _route = _member.Peer.RemoteEndpoint;
            _congestion.OnRouteChanged(now);
        }

        if (IsLimited && _allocation.WantedBitsPerSecond > 0 && now - _lastNumbered >= KeepAliveInterval)
        {
            // With every picture taken away only sound would go, which has no numbers: the line would never be heard of again.
            SendKeepAlive(now);
        }

        if (_congestion.NextTimeout <= now)
        {
            _congestion.HandleTimeout(now);
            Probe(now);
        }

        if (_firstNumbered is { } first && !_gaveFeedback && !_gaveRate && now - first > FeedbackPatience)
        {
            IsLimited = false;
        }

        foreach (var slot in _pictures)
        {
            slot.Roll(now);
        }

        Follow();
        if (now >= _nextAllocation)
        {
            Allocate(now);
            foreach (var slot in _pictures)
            {
                slot.Judge(now);
            }
        }
    }

    /// <summary>Chooses the layers of all slots, now.</summary>
    public void Allocate(MediaTime now)
    {
        _nextAllocation = now + AllocationInterval;
        var sound = SoundRate(now);
        _allocation.Allocate(now, IsLimited ? Math.Max(0, _target - sound) : null);
        _congestion.SetWanted((long)((_allocation.WantedBitsPerSecond + sound) * ProofFactor), now);
    }

    private void Follow()
    {
        if (_target != _congestion.TargetBitsPerSecond)
        {
            _target = _congestion.TargetBitsPerSecond;
            _pacer.SetTarget(_target);
        }
    }

    private void Probe(MediaTime now)
    {
        _isProbing = false;
        while (_congestion.TryTakeProbe(now, out var bytes))
        {
            _isProbing = true;
            if (!TrySendProbe(now, bytes))
            {
                return;
            }
        }

        _isProbing |= _congestion.NextTimeout - now < PacingTurns.Grain;
        if (_isProbing)
        {
            _context.Pacing.Add(now, this);
        }
    }

    private void SendKeepAlive(MediaTime now)
    {
        foreach (var slot in _pictures)
        {
            if (slot.TrySendKeepAlive(now))
            {
                return;
            }
        }
    }

    private bool TrySendProbe(MediaTime now, int bytes)
    {
        foreach (var slot in _pictures)
        {
            if (slot.TrySendProbe(now, bytes))
            {
                return true;
            }
        }

        return false;
    }

    private long SoundRate(MediaTime now)
    {
        var rate = 0L;
        foreach (var slot in _member.DownTracks)
        {
            if (!slot.IsVideo && slot.Sending is { } layer)
            {
                rate += layer.BitsPerSecond(now);
            }
        }

        return rate;
    }
}
