using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// How much may be sent to one subscriber, estimated on our side from transport-wide feedback (delay and loss, after draft-ietf-rmcat-gcc-02), or, where
/// the receiver gives none, from its receiver reports and REMB; and when to probe for more. Owned by the subscriber's connection, called on its media
/// worker; of fixed size, without allocation after construction. See CONGESTION.md.
/// </summary>
/// <remarks>
/// All rates are of datagrams as given to the socket, sound included. A packet is numbered and sent so: write <see cref="NextTransportSequence"/> into it,
/// protect it, send it, and only when it was sent call <see cref="OnPacketSent"/>: that uses the number up.
/// </remarks>
public sealed class CongestionController
{
    private const double DefaultRoundTripMilliseconds = 100;
    private const double RoundTripSmoothing = 0.1;

    /// <summary>Sending less than this share of the target is the application's choice (libwebrtc's ALR threshold).</summary>
    private const double LimitedBelow = 0.65;

    /// <summary>A queue that stands longer is drained by sending less than arrives: the trend alone sees only growth.</summary>
    private const double DrainAboveMilliseconds = 80;
    private const double DrainAllMilliseconds = 400;
    private const double DeepestDrain = 0.5;

    /// <summary>A queue below it is drained too gently to tell whose it is; one that falls to this share of itself gives way to us.</summary>
    private const double ForeignMilliseconds = 160;
    private const double Falling = 0.8;

    /// <summary>A queue that stands so long although we send less is not ours but somebody else's, and would take the whole way from us.</summary>
    private static readonly TimeSpan DrainFor = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan NoDrainFor = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FeedbackIsFresh = TimeSpan.FromSeconds(1);

    /// <summary>Feedback about a cluster that did not come by then will not.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SilentStep = TimeSpan.FromMilliseconds(500);
    private const double SilentFactor = 0.7;

    private readonly CongestionOptions _options;
    private readonly SentPackets _packets = new();
    private readonly PacketGroups _groups = new();
    private readonly DelayTrend _trend = new();
    private readonly AcknowledgedRate _acknowledged = new();
    private readonly RateControl _rate;
    private readonly LossBasedRate _loss;
    private readonly ProbeSchedule _schedule;
    private readonly ReportedLoss _reports = new();
    private readonly BitrateMeter _sent = new();
    private readonly BitrateMeter _unnumbered = new();
    private QueueMeter _queue;
    private ProbeSender _prober;
    private ProbeMeasurement _probe;
    private double _remb = double.MaxValue;
    private double _roundTrip;
    private MediaTime _standingSince = MediaTime.Never;
    private MediaTime _noDrainUntil;
    private double _standing;
    private MediaTime _silentSince = MediaTime.Never;
    private MediaTime _probedAt;
    private bool _isSilent;
    private MediaTime _nextTick = MediaTime.Never;
    private MediaTime _lastFeedback = new(long.MinValue / 2);

    public CongestionController(CongestionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Initial, options.Minimum);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Maximum, options.Initial);
        _options = options;
        _rate = new RateControl(options);
        _loss = new LossBasedRate(options);
        _schedule = new ProbeSchedule(options);
        TargetBitsPerSecond = options.Initial;
    }

    /// <summary>The number to write into the next packet that carries one.</summary>
    public ushort NextTransportSequence => _packets.NextSequence;

    /// <summary>What may be sent, sound and retransmissions included.</summary>
    public long TargetBitsPerSecond { get; private set; }

    /// <summary>Share of packets lost on the way lately, 0 to 1.</summary>
    public double Loss => _loss.Loss;

    /// <summary>How long packets wait in the queues of the way beyond their shortest time lately.</summary>
    public TimeSpan QueueDelay => TimeSpan.FromMilliseconds(_queue.Milliseconds);

    /// <summary>From sending to feedback, or by the receiver reports; null before any.</summary>
    public TimeSpan? RoundTrip => _roundTrip > 0 ? TimeSpan.FromMilliseconds(_roundTrip) : null;

    /// <summary>Whether less is sent than may be: the target is then what was proven before, not what flows.</summary>
    public bool IsApplicationLimited { get; private set; }

    /// <summary>When <see cref="HandleTimeout"/> and <see cref="TryTakeProbe"/> want to be called.</summary>
    public MediaTime NextTimeout => _prober.NextDue < _nextTick ? _prober.NextDue : _nextTick;

    private bool IsQueued => _queue.Milliseconds > DrainAboveMilliseconds;

    private TimeSpan RoundTripOrGuess => TimeSpan.FromMilliseconds(_roundTrip > 0 ? _roundTrip : DefaultRoundTripMilliseconds);

    /// <summary>A packet with <see cref="NextTransportSequence"/> in it has gone out, media or probe.</summary>
    public void OnPacketSent(int bytes, MediaTime now)
    {
        if (_silentSince == MediaTime.Never)
        {
            OnFirstInFlight(now);
        }

        var probe = _prober.ActiveId;
        _packets.OnSent(bytes, probe, now);
        _sent.OnBytes(bytes, now);
        if (probe != 0)
        {
            _prober.OnSent(bytes, now);
        }
    }

    /// <summary>A packet without a transport-wide number has gone out: sound that is repeated under its own sequence number, or RTCP.</summary>
    public void OnUnnumberedSent(int bytes, MediaTime now)
    {
        _sent.OnBytes(bytes, now);
        _unnumbered.OnBytes(bytes, now);
    }

    public void OnTransportFeedback(TransportFeedback feedback, MediaTime now)
    {
        var newest = default(MediaTime);
        var came = false;
        var probed = false;
        _acknowledged.OnUnreported(_packets.OnFeedback(feedback.Base));
        while (feedback.MoveNext())
        {
            if (!_packets.TryMatch(feedback.Current, out var packet))
            {
                continue;
            }

            _loss.OnPacket(packet);
            if (packet.IsLost)
            {
                continue;
            }

            _acknowledged.OnPacket(packet, IsApplicationLimited);
            _queue.OnPacket(packet, now);
            if (_groups.TryAdd(packet, out var delta))
            {
                OnGroup(delta, now);
            }

            if (packet.Probe != 0 && packet.Probe == _probe.Id)
            {
                _probe.OnPacket(packet);
                probed = true;
            }

            newest = came && newest > packet.SentAt ? newest : packet.SentAt;
            came = true;
        }

        if (_isSilent)
        {
            _isSilent = false;
            _schedule.Resume(now);
        }

        _lastFeedback = now;
        _silentSince = _packets.BytesInFlight > 0 ? now : MediaTime.Never;
        if (came)
        {
            OnRoundTrip((now - newest).TotalMilliseconds);
        }

        var unnumbered = (double)_unnumbered.BitsPerSecond(now);
        var acknowledged = _acknowledged.BitsPerSecond > 0 ? _acknowledged.BitsPerSecond + unnumbered : 0;
        Adapt(_trend.Usage, acknowledged, now);
        if (probed)
        {
            OnProbed(unnumbered, now);
        }

        Decide(now);
    }

    /// <summary>One block of a receiver report about a stream of ours.</summary>
    /// <param name="roundTrip">As measured by this block, when it was.</param>
    public void OnReportBlock(in ReportBlock block, TimeSpan? roundTrip, MediaTime now)
    {
        if (!_reports.TryAdd(block, roundTrip, now, out var report) || now - _lastFeedback < ReportedLoss.FeedbackPrevails)
        {
            return;
        }

        // Without transport-wide feedback: the loss of all streams, and a round trip that grows, each second.
        if (report.RoundTrip is { } time)
        {
            OnRoundTrip(time.TotalMilliseconds);
        }

        var sent = (double)_sent.BitsPerSecond(now);
        _loss.OnReport(report);
        var loss = report.Packets > 0 ? Math.Clamp((double)report.Lost / report.Packets, 0, 1) : 0;
        Adapt(report.IsDelayed ? LinkUsage.Overuse : LinkUsage.Normal, sent * (1 - loss), now);
        Decide(now);
    }

    /// <summary>The receiver's own estimate: a cap on ours until it says otherwise.</summary>
    public void OnRemb(in Remb remb, MediaTime now)
    {
        _remb = remb.BitsPerSecond;
        Decide(now);
    }

    /// <summary>How much would be sent if the line took anything: nothing is probed beyond.</summary>
    public void SetWanted(long bitsPerSecond, MediaTime now) => _schedule.SetWanted(bitsPerSecond, now);

    /// <summary>Sending stops (the member is disconnected): silence from there says nothing of the line.</summary>
    public void OnPaused()
    {
        _packets.ForgetInFlight();
        _silentSince = MediaTime.Never;
        _prober.Stop();
        _probe = default;
        _schedule.Stop();
        _nextTick = MediaTime.Never;
    }

    /// <summary>The way is another one, or the same after a long break: what was known of it is forgotten, and it is probed anew.</summary>
    public void OnRouteChanged(MediaTime now)
    {
        OnPaused();
        _groups.Reset();
        _trend.Reset();
        _queue.Reset();
        _acknowledged.Reset();
        _loss.Reset();
        _reports.Reset();
        _rate.Restart(Math.Min(_options.Initial, TargetBitsPerSecond));
        _remb = double.MaxValue;
        _roundTrip = 0;
        Decide(now);
    }

    public void HandleTimeout(MediaTime now)
    {
        if (now < _nextTick)
        {
            return;
        }

        _nextTick = now + Tick;
        WatchSilence(now);
        if (_probe.Id != 0 && now - _probedAt > ProbeTimeout + RoundTripOrGuess)
        {
            _probe = default;
            _prober.Stop();
            _schedule.OnNoResult(now);
        }

        // A probe without feedback would show nothing.
        if (_probe.Id == 0
            && now - _lastFeedback < FeedbackIsFresh
            && _schedule.TryBegin(TargetBitsPerSecond, MayProbe(now), now, out var cluster))
        {
            _probe = ProbeMeasurement.Of(cluster);
            _probedAt = now;
            _prober.Begin(cluster, now);
        }
    }

    /// <summary>
    /// Whether to send a probe now: about so many bytes of repeated packets or padding on the RTX stream, in one or several packets, each told by
    /// <see cref="OnPacketSent"/> as any other. Call until false, after <see cref="HandleTimeout"/> and whenever <see cref="NextTimeout"/> has come.
    /// </summary>
    public bool TryTakeProbe(MediaTime now, out int bytes) => _prober.TryTake(now, out bytes);

    private bool MayProbe(MediaTime now) => _trend.Usage == LinkUsage.Normal && _loss.MayProbe(now) && !IsQueued && TargetBitsPerSecond < _remb;

    private void OnFirstInFlight(MediaTime now)
    {
        _silentSince = now;
        if (_nextTick == MediaTime.Never)
        {
            _nextTick = now;
            _schedule.Start(TargetBitsPerSecond, now);
        }
    }

    private void OnGroup(in GroupDelta delta, MediaTime now)
    {
        if (delta.IsClockJump)
        {
            _groups.Reset();
            _trend.Reset();
            _queue.Reset();
            return;
        }

        _trend.OnGroup(delta, now);
    }

    private void OnRoundTrip(double milliseconds) =>
        _roundTrip = _roundTrip > 0 ? _roundTrip + (RoundTripSmoothing * (milliseconds - _roundTrip)) : Math.Max(milliseconds, 1);

    private void Adapt(LinkUsage usage, double acknowledged, MediaTime now)
    {
        var sent = (double)_sent.BitsPerSecond(now);
        IsApplicationLimited = sent < LimitedBelow * TargetBitsPerSecond;
        var before = _rate.BitsPerSecond;
        _rate.Update(usage, acknowledged, IsApplicationLimited, RoundTripOrGuess, now);
        if (_rate.BitsPerSecond < before)
        {
            _schedule.OnFall(before, _rate.BitsPerSecond, now);
        }

        _loss.Update(sent, IsQueued, now);
    }

    private void OnProbed(double unnumbered, MediaTime now)
    {
        if (!_probe.TryGetRate(out var shown))
        {
            return;
        }

        shown += unnumbered;
        var before = _rate.BitsPerSecond;
        if (_trend.Usage != LinkUsage.Overuse)
        {
            _rate.Raise(shown, now);
            _acknowledged.ExpectChange();
            _loss.OnProbe(shown, now);
        }

        _schedule.OnResult(shown, _probe.Attempted, before, _rate.BitsPerSecond, now);
        _probe = default;
    }

    // Packets go out and no word comes back: the way is cut, or so full that nothing gets through.
    private void WatchSilence(MediaTime now)
    {
        if (_silentSince == MediaTime.Never || now - _silentSince < SilentAfter + RoundTripOrGuess || _lastFeedback.Nanoseconds < 0)
        {
            return;
        }

        _silentSince = new MediaTime(_silentSince.Nanoseconds + (SilentStep.Ticks * 100));
        _isSilent = true;
        var before = _rate.BitsPerSecond;
        _rate.Shrink(SilentFactor);
        _schedule.OnFall(before, _rate.BitsPerSecond, now);
        Decide(now);
    }

    private void Decide(MediaTime now)
    {
        var target = Math.Min(Math.Min(_rate.BitsPerSecond, _loss.Limit), _remb);
        target *= Drain(now);
        TargetBitsPerSecond = (long)Math.Clamp(target, _options.Minimum, _options.Maximum);
    }

    private double Drain(MediaTime now)
    {
        if (!IsQueued)
        {
            _standingSince = MediaTime.Never;
            return 1;
        }

        if (_standingSince == MediaTime.Never || _queue.Milliseconds < ForeignMilliseconds || _queue.Milliseconds < _standing * Falling)
        {
            // It gives way, and was ours; or we have not sent so much less that it would have had to.
            (_standingSince, _standing) = (now, _queue.Milliseconds);
        }

        if (now - _standingSince > DrainFor)
        {
            _noDrainUntil = now + NoDrainFor;
        }

        return now < _noDrainUntil ? 1 : Math.Clamp(1 - ((_queue.Milliseconds - DrainAboveMilliseconds) / DrainAllMilliseconds), DeepestDrain, 1);
    }
}
