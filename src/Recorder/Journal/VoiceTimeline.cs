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

    private readonly ReorderBuffer _order = new(reorderNanoseconds);
    private readonly TransitFloor _floor = new();
    private readonly SenderClock _clock = new();
    private readonly VoicePlacer _placer = new(sink, earliest);
    private readonly Queue<HeldPacket> _held = new();
    private readonly Stack<HeldPacket> _spare = new();
    private readonly SecondPlaces _seconds = new();
    private LateSpell? _late;
    private bool _settling = true;
    private long _malformed;
    private (uint RtpTimestamp, long Rtp, long Transit)? _previous;

    public VoiceCounters Counters => _placer.Counters with { Late = _order.Late, Duplicates = _order.Duplicates, Malformed = _malformed };

    /// <summary>Samples written since the track's beginning.</summary>
    public long Samples => _placer.Written;

    /// <summary>RTP timestamp of the last packet in order, for the sidecar.</summary>
    public uint? LastRtp => _previous?.RtpTimestamp;

    /// <summary>A packet came; its payload is copied when it has to wait.</summary>
    public void Push(RingPacket packet)
    {
        if (_order.TryPass(packet))
        {
            Arrange(packet);
        }
        else
        {
            _order.Offer(packet);
        }

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
        while (_order.TryTake(now, out var packet))
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
        while (_order.TryTake(now, out var packet, all: true))
        {
            Arrange(packet);
        }

        Settle(now, force: true);
        WriteHeld();
    }

    private void Arrange(RingPacket packet)
    {
        if (!OpusToc.TryParse(packet.Payload, out _))
        {
            _malformed++;
            return;
        }

        // RTP time wraps every 24.8 h: the difference to the previous packet is taken modulo 2^32, as a signed number.
        packet.Rtp = _previous is { } last ? last.Rtp + (int)(packet.RtpTimestamp - last.RtpTimestamp) : 0;
        packet.Transit = packet.Arrival - SampleTime.ToNanoseconds(packet.Rtp);
        var rise = _previous is { } before ? packet.Transit - before.Transit : 0;
        var back = packet.Rtp <= _previous?.Rtp;
        _previous = (packet.RtpTimestamp, packet.Rtp, packet.Transit);

        if (_floor.At(packet.Arrival) is not { } floor)
        {
            if (!_settling)
            {
                WriteHeld();
            }

            _settling = true;
            _late = null;
            Hold(packet);
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
    private void Weigh(in RingPacket packet, long lateness, long rise, bool jumped)
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

        Hold(packet);
        Conclude(packet.Arrival);
        if (!hold)
        {
            WriteHeld();
        }
    }

    private void Follow(in RingPacket packet)
    {
        _floor.Add(packet.Transit, packet.Arrival);
        _seconds.Add(packet.Arrival, _placer.Written);
        _placer.Place(packet, _floor.Now);
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
        _placer.TimeIsMissing(writtenBehind is { } place ? (place, SampleTime.ToSamples(stall)) : null);
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
            if (_placer.GoesOnWith(_held.Peek().Packet))
            {
                _placer.TimeIsMissing(early: null);
            }

            WriteHeld();
        }
    }

    private void Hold(in RingPacket packet)
    {
        var place = _spare.TryPop(out var spare) ? spare : new HeldPacket();
        place.Fill(packet);
        _held.Enqueue(place);
    }

    private void WriteHeld()
    {
        while (_held.TryDequeue(out var held))
        {
            if (_placer.Place(held.Packet, _floor.Now) is { } place)
            {
                _late?.Written(held.Rtp, place);
            }

            _spare.Push(held);
        }
    }
}
