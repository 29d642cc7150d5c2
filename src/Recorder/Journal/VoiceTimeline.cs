using Itog.WebRtc.Rtp;

namespace Itog.Recorder.Journal;

/// <summary>
/// Lays the packets of one track on the server's time line: where a frame belongs is told by its arrival (the least transit of the last
/// seconds), the fine spacing by its RTP time. Silence of exactly the missing length stands for loss, DTX, holes and capture stalls alike.
/// Reads no clock; recorder thread.
/// <code>
///            300 ms of packets                transit jumps by 40 ms
///  settling ───────────────────▶ running ◀───────────────────────────▶ late
///      ▲                            │      back to the floor: it was a queue on the way
///      └────────────────────────────┘      a stall by <see cref="LateSpell"/> or by the sender's reports: silence, and on
///             a minute of nothing
/// </code>
/// Late packets are held for 350 ms, in which a long stall shows; then they are written where RTP time puts them, and when they turn out to
/// lie behind a stall after all, the place of its silence is named: see <see cref="Manifest.SegmentDisplacement"/>.
/// </summary>
internal sealed class VoiceTimeline(IVoiceSink sink, long reorderNanoseconds, long earliest = 0)
{
    private const long Millisecond = 1_000_000;
    private const long SettleFor = 300 * Millisecond;
    private const long SettleAtMost = 2000 * Millisecond;
    private const long HoldFor = 350 * Millisecond;
    private const long ReportBehind = 100 * Millisecond;
    private const long Jump = 40 * Millisecond;
    private const long SameLevel = 20 * Millisecond;
    private const long Leap = 1000 * Millisecond;

    // The beginning of the track is found by its first seconds, since the first packets of a connection often come in a burst.
    private const long AnchorSamples = 4 * 48_000;
    private const long AnchorStep = 5 * 48;

    // A frame put in or left out is 20 ms: it is done where it is not heard as soon as it helps; in sound that never pauses it is done before
    // 20 ms are reached, since a mark that lies elsewhere than the stage log says is worse than a frame less.
    private const long CorrectWhenQuiet = 11 * Millisecond;
    private const long CorrectAnyway = 15 * Millisecond;
    private const long LeaveOutSound = 16 * Millisecond;
    private const int FramesBetweenCorrections = 5;

    private const byte SoundLevel = 50;
    private const long NamedLoss = 100 * 48;
    private const long NamedPause = 1000 * 48;

    private readonly ReorderBuffer _order = new(reorderNanoseconds);
    private readonly TransitFloor _floor = new();
    private readonly SenderClock _clock = new();
    private readonly Queue<HeldPacket> _held = new();
    private readonly SecondPlaces _seconds = new();
    private LateSpell? _late;
    private (long Place, long Samples)? _early;
    private bool _settling = true;
    private bool _timeMissing;
    private VoiceCounters _counters;
    private HeldPacket? _previous;
    private bool _begun;
    private long _start;
    private long _written;
    private long _expectedRtp;
    private int _sinceCorrection;
    private OpusToc _toc;

    public VoiceCounters Counters => _counters with { Late = _order.Late, Duplicates = _order.Duplicates };

    /// <summary>Samples written since the track's beginning.</summary>
    public long Samples => _written;

    /// <summary>RTP timestamp of the last packet placed, for the sidecar.</summary>
    public uint? LastRtp => _previous?.RtpTimestamp;

    public void Push(HeldPacket packet)
    {
        _order.Offer(packet);
        Advance(packet.Arrival);
    }

    /// <summary>The publisher's sender report: whether what came late was sent late.</summary>
    public void Report(SenderReport report, long arrival)
    {
        if (_previous is not { } last)
        {
            return;
        }

        var step = _clock.Read(report.Ntp, SampleTime.ToNanoseconds(last.Rtp + (int)(report.Rtp - last.RtpTimestamp)));
        _floor.LongMemory = _clock.Trusted;
        if (step is not { } missing || _floor.At(arrival) is not { } floor)
        {
            return;
        }

        if (Math.Abs(missing) <= SenderClock.Tolerance)
        {
            // A report sent while the capture stood still does not know of it yet, so it has to come behind the packets.
            if (_late is { } late && arrival - late.Began >= ReportBehind)
            {
                late.ProvedQueue();
            }
        }
        else if (missing > 0 && _late is not null)
        {
            _late.Report(missing);
            Conclude(arrival);
        }
        else if (missing is > 0 and <= Jump + SenderClock.Tolerance && missing <= _floor.Newest - floor + SenderClock.Tolerance)
        {
            // Too short for a spell of lateness, but the packets show it as well.
            Miss(missing, missing, arrival, _seconds.PlaceOf(_floor.SecondsAbove(floor + missing - SenderClock.Tolerance)));
        }
        else
        {
            Distrust();
        }
    }

    /// <summary>Time has passed: gives up missing packets and writes what was held long enough.</summary>
    public void Advance(long now)
    {
        while (_order.Take(now) is { } packet)
        {
            Arrange(packet);
        }

        if (_settling)
        {
            Settle(now, force: false);
        }
        else if (_held.TryPeek(out var oldest) && now - oldest.Arrival >= HoldFor)
        {
            WriteHeld();
        }
    }

    /// <summary>Nothing more will come: writes whatever is held.</summary>
    public void Flush(long now)
    {
        while (_order.Take(now, all: true) is { } packet)
        {
            Arrange(packet);
        }

        Settle(now, force: true);
        WriteHeld();
    }

    private void Arrange(HeldPacket packet)
    {
        if (!OpusToc.TryParse(packet.Payload, out _))
        {
            _counters.Malformed++;
            return;
        }

        // RTP time wraps every 24.8 h: the difference to the previous packet is taken modulo 2^32, as a signed number.
        packet.Rtp = _previous is null ? 0 : _previous.Rtp + (int)(packet.RtpTimestamp - _previous.RtpTimestamp);
        packet.Transit = packet.Arrival - SampleTime.ToNanoseconds(packet.Rtp);
        var rise = _previous is null ? 0 : packet.Transit - _previous.Transit;
        var back = _previous is not null && packet.Rtp <= _previous.Rtp;
        _previous = packet;

        if (_floor.At(packet.Arrival) is not { } floor)
        {
            if (!_settling)
            {
                WriteHeld();
            }

            _settling = true;
            _late = null;
            _held.Enqueue(packet);
            Settle(packet.Arrival, force: false);
            return;
        }

        if (back || packet.Transit < floor - Leap)
        {
            // The sender's RTP clock leapt without time having passed: only the arrival can be believed.
            WriteHeld();
            _late = null;
            floor += rise;
            _floor.Reset(floor, packet.Arrival);
        }

        Weigh(packet, packet.Transit - floor, rise, rise > Jump && !back);
    }

    /// <summary>A packet in order, and how much later than the floor it came: is it in time, is it held, does it decide a spell?</summary>
    private void Weigh(HeldPacket packet, long lateness, long rise, bool jumped)
    {
        if (_late is null && jumped && lateness > Jump)
        {
            _late = new LateSpell(packet.Arrival);
        }

        if (_late is null)
        {
            Follow(packet);
            return;
        }

        // Once something of the spell is written, holding the rest back would not help any more.
        var hold = packet.Arrival - _late.Began < HoldFor
            && (!_held.TryPeek(out var oldest) || SampleTime.ToNanoseconds(packet.Rtp - oldest.Rtp) < HoldFor);
        _late.Add(lateness, packet.Arrival, rise, jumped, packet.Rtp);
        if (_late.Refuted)
        {
            Distrust();
        }

        if (lateness <= SameLevel)
        {
            _late = null;
            WriteHeld();
            Follow(packet);
            return;
        }

        _held.Enqueue(packet);
        Conclude(packet.Arrival);
        if (!hold)
        {
            WriteHeld();
        }
    }

    private void Follow(HeldPacket packet)
    {
        _floor.Add(packet.Transit, packet.Arrival);
        _seconds.Add(packet.Arrival, _written);
        Place(packet);
    }

    /// <summary>Ends a spell of lateness as soon as it is known what it was.</summary>
    private void Conclude(long now)
    {
        switch (_late?.Judge(_clock.Trusted))
        {
            case LateVerdict.Stall:
                Miss(_late.Missing, _late.Expected, now, _late.PlaceBehind(_late.Missing));
                break;
            case LateVerdict.NewWay:
                _floor.Reset(_floor.Now + _late.Missing, now);
                _late = null;
                WriteHeld();
                break;
        }
    }

    private void Distrust()
    {
        _clock.Distrust();
        _floor.LongMemory = false;
        _late?.Withdraw();
    }

    /// <summary>So much time is missing in the sender's sound: silence comes before what is not written yet, and belongs before what was written behind the stall.</summary>
    private void Miss(long stall, long expected, long now, long? writtenBehind)
    {
        _clock.Expect(expected);
        _floor.Reset(_floor.Now + stall, now);
        _late = null;
        _timeMissing = true;
        _early = writtenBehind is { } place ? (place, SampleTime.ToSamples(stall)) : null;
        WriteHeld();
    }

    /// <summary>Finds the floor by the first packets, or by those after a long pause.</summary>
    private void Settle(long now, bool force)
    {
        if (!_settling || _held.Count == 0)
        {
            return;
        }

        var waited = now - _held.Peek().Arrival;
        if (force || (waited >= SettleFor && _held.Count >= 3) || waited >= SettleAtMost)
        {
            _settling = false;
            _floor.Reset(_held.Min(p => p.Transit), now);
            _timeMissing = _begun && _held.Peek() is { LostBefore: 0 } first && first.Rtp == _expectedRtp;
            WriteHeld();
        }
    }

    private void WriteHeld()
    {
        while (_held.TryDequeue(out var packet))
        {
            Place(packet);
        }
    }

    private void Place(HeldPacket packet)
    {
        _ = OpusToc.TryParse(packet.Payload, out var toc);
        var samples = toc.PacketSamples;

        // A frame is sent when its last sample was captured, so its first one is older by its length.
        var target = _floor.Now + SampleTime.ToNanoseconds(packet.Rtp) - SampleTime.ToNanoseconds(samples);
        if (!_begun)
        {
            _begun = true;
            _start = Math.Max(target, earliest);
            _expectedRtp = packet.Rtp;
            sink.Begin(_start);
        }

        var error = SampleTime.ToSamples(target - _start) - _written;
        if (error <= -AnchorStep && _written < AnchorSamples)
        {
            // The beginning was thought too late by packets that all were: it is moved, and nothing is left out.
            var start = Math.Max(earliest, _start + SampleTime.ToNanoseconds(error));
            error -= SampleTime.ToSamples(start - _start);
            _start = start;
            sink.Move(start);
        }

        var stalled = _timeMissing;
        _timeMissing = false;
        if (stalled || packet.Rtp != _expectedRtp || packet.LostBefore > 0)
        {
            Fill(packet, error, stalled);
        }
        else if (!Correct(packet, error))
        {
            _expectedRtp = packet.Rtp + samples;
            return;
        }

        _late?.Written(packet.Rtp, _written);
        _toc = toc;
        _expectedRtp = packet.Rtp + samples;
        Write(packet.Payload, samples);
        _counters.Packets++;
        Measure(packet, samples);
    }

    /// <summary>A hole: as many frames of silence as bring the packet to its place, which corrects drift for nothing.</summary>
    private void Fill(HeldPacket packet, long error, bool stalled)
    {
        _counters.Lost += packet.LostBefore;
        if (_counters.Packets == 0)
        {
            return;
        }

        var frame = _toc.FrameSamples;
        var frames = Math.Max(0, (error + (frame / 2)) / frame);
        var start = _written;
        for (var i = 0L; i < frames; i++)
        {
            Write([_toc.MissingFrame], frame);
        }

        _sinceCorrection = 0;
        var filled = _written - start;
        if (stalled)
        {
            if (filled > 0 && _early is { } early && early.Place < start)
            {
                // Besides the stall the silence may stand for what was lost or not sent just here.
                sink.Displaced(early.Place, start, Math.Min(filled, early.Samples));
            }
            else if (filled > 0)
            {
                sink.Gap(start, filled, GapCause.Stall);
            }

            _early = null;
        }
        else if (packet.LostBefore > 0)
        {
            if (filled >= NamedLoss)
            {
                sink.Gap(start, filled, GapCause.Loss);
            }
        }
        else
        {
            _counters.Dtx += frames;
            if (filled >= NamedPause)
            {
                sink.Gap(start, filled, GapCause.Pause);
            }
        }
    }

    /// <summary>Drift in continuous sound: puts a frame in or leaves this one out; false when it is left out.</summary>
    private bool Correct(HeldPacket packet, long error)
    {
        var quiet = packet.Level >= SoundLevel || packet.Payload.Length <= 2;
        var bound = quiet ? CorrectWhenQuiet : error < 0 && packet.Level is not null ? LeaveOutSound : CorrectAnyway;
        if (++_sinceCorrection < FramesBetweenCorrections || Math.Abs(error) < SampleTime.ToSamples(bound) || _counters.Packets == 0)
        {
            return true;
        }

        _sinceCorrection = 0;
        if (error < 0)
        {
            _counters.Removed++;
            return false;
        }

        var frame = _toc.FrameSamples;
        Write([_toc.MissingFrame], frame);
        _counters.Inserted++;
        return true;
    }

    private void Measure(HeldPacket packet, int samples)
    {
        if (packet.Level is { } level)
        {
            _counters.SoundSamples += level <= SoundLevel ? samples : 0;
        }
        else if (packet.Payload.Length > 2)
        {
            _counters.UnmeasuredSamples += samples;
        }
    }

    private void Write(ReadOnlySpan<byte> packet, int samples)
    {
        sink.Append(packet, samples);
        _written += samples;
    }
}
