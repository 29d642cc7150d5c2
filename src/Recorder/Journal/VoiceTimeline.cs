using Itog.Recorder.Ogg;

namespace Itog.Recorder.Journal;

/// <summary>
/// Lays the packets of one track on the server's time line: where a frame belongs is told by its arrival (the least transit of the last
/// seconds), the fine spacing by its RTP time. Silence of exactly the missing length stands for loss, DTX, holes and capture stalls alike.
/// Reads no clock; recorder thread.
/// <code>
///            300 ms of packets                transit jumps by 40 ms
///  Settling ───────────────────▶ Running ◀───────────────────────────▶ Doubting
///      ▲                            │      back to the floor: it was a queue on the way
///      └────────────────────────────┘      stays up: time is missing, a stall
///             a minute of nothing
/// </code>
/// </summary>
internal sealed class VoiceTimeline(IVoiceSink sink, long reorderNanoseconds, long earliest = 0)
{
    private const long Millisecond = 1_000_000;
    private const long SettleFor = 300 * Millisecond;
    private const long DoubtFor = 600 * Millisecond;
    private const long DoubtAtMost = 2000 * Millisecond;
    private const long RecentlyArrived = 200 * Millisecond;
    private const long Jump = 40 * Millisecond;
    private const long StillDraining = 15 * Millisecond;
    private const long SameLevel = 20 * Millisecond;
    private const long Rebase = 1000 * Millisecond;

    // A frame put in or left out is 20 ms: it is done where it is not heard as soon as it helps, and anywhere before 20 ms are reached.
    private const long CorrectWhenQuiet = 11 * Millisecond;
    private const long CorrectAnyway = 15 * Millisecond;
    private const int FramesBetweenCorrections = 5;

    private const byte SoundLevel = 50;
    private const long NamedLoss = 100 * 48;
    private const long NamedPause = 1000 * 48;

    private readonly ReorderBuffer _order = new(reorderNanoseconds);
    private readonly TransitFloor _floor = new();
    private readonly Queue<HeldPacket> _doubted = new();
    private State _state = State.Settling;
    private VoiceCounters _counters;
    private HeldPacket? _previous;
    private bool _begun;
    private long _start;
    private long _written;
    private long _expectedRtp;
    private int _sinceCorrection;
    private byte _toc;

    private enum State
    {
        Settling,
        Running,
        Doubting,
    }

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

    /// <summary>Time has passed: gives up missing packets and decides what is in doubt.</summary>
    public void Advance(long now)
    {
        while (_order.Take(now) is { } packet)
        {
            Arrange(packet);
        }

        Decide(now, force: false);
    }

    /// <summary>Nothing more will come: writes whatever is held.</summary>
    public void Flush(long now)
    {
        while (_order.Take(now, all: true) is { } packet)
        {
            Arrange(packet);
        }

        Decide(now, force: true);
    }

    private static long ToNanoseconds(long samples) => samples * 62_500 / 3;

    private static long ToSamples(long nanoseconds) => (long)Math.Round(nanoseconds * 3 / 62_500.0);

    private void Arrange(HeldPacket packet)
    {
        if (OpusToc.PacketSamples(packet.Payload) == 0)
        {
            _counters.Malformed++;
            return;
        }

        // RTP time wraps every 24.8 h: the difference to the previous packet is taken modulo 2^32, as a signed number.
        packet.Rtp = _previous is null ? 0 : _previous.Rtp + (int)(packet.RtpTimestamp - _previous.RtpTimestamp);
        packet.Transit = packet.Arrival - ToNanoseconds(packet.Rtp);
        var jumped = _previous is not null && packet.Transit - _previous.Transit > Jump;
        _previous = packet;

        var floor = _floor.At(packet.Arrival);
        if (_state == State.Running && floor is null)
        {
            _state = State.Settling;
        }

        if (_state == State.Running && floor is { } known)
        {
            if (packet.Transit < known - Rebase)
            {
                // The sender's RTP clock leapt forward without time having passed: only the arrival can be believed.
                _floor.Reset(packet.Transit, packet.Arrival);
            }
            else if (jumped && packet.Transit > known + Jump)
            {
                _state = State.Doubting;
            }
        }

        if (_state == State.Running)
        {
            _floor.Add(packet.Transit, packet.Arrival);
            Place(packet, stalled: false);
            return;
        }

        _doubted.Enqueue(packet);
        Decide(packet.Arrival, force: false);
    }

    private void Decide(long now, bool force)
    {
        if (_doubted.Count == 0)
        {
            return;
        }

        long oldest = long.MaxValue, least = long.MaxValue, recent = long.MaxValue, before = long.MaxValue;
        foreach (var packet in _doubted)
        {
            oldest = Math.Min(oldest, packet.Arrival);
            least = Math.Min(least, packet.Transit);
            if (now - packet.Arrival < RecentlyArrived)
            {
                recent = Math.Min(recent, packet.Transit);
            }
            else
            {
                before = Math.Min(before, packet.Transit);
            }
        }

        var held = now - oldest;
        var enough = force || held >= DoubtAtMost || _doubted.Count >= 3;
        if (_state == State.Settling)
        {
            if (enough && (force || held >= SettleFor))
            {
                Release(least, now, stalled: false);
            }

            return;
        }

        if (_floor.At(now) is { } floor && least <= floor + SameLevel)
        {
            // A queue on the way that has drained: nothing is missing.
            _state = State.Running;
            while (_doubted.TryDequeue(out var packet))
            {
                _floor.Add(packet.Transit, packet.Arrival);
                Place(packet, stalled: false);
            }

            return;
        }

        var draining = recent != long.MaxValue && before != long.MaxValue && recent < before - StillDraining;
        if (force || held >= DoubtAtMost || (enough && held >= DoubtFor && !draining))
        {
            Release(least, now, stalled: true);
        }
    }

    private void Release(long transit, long now, bool stalled)
    {
        _floor.Reset(transit, now);
        _state = State.Running;
        while (_doubted.TryDequeue(out var packet))
        {
            Place(packet, stalled);
            stalled = false;
        }
    }

    private void Place(HeldPacket packet, bool stalled)
    {
        var samples = OpusToc.PacketSamples(packet.Payload);

        // A frame is sent when its last sample was captured, so its first one is older by its length.
        var target = _floor.At(packet.Arrival)!.Value + ToNanoseconds(packet.Rtp) - ToNanoseconds(samples);
        if (!_begun)
        {
            _begun = true;
            _start = Math.Max(target, earliest);
            _expectedRtp = packet.Rtp;
            sink.Begin(_start);
        }

        var error = ToSamples(target - _start) - _written;
        if (stalled || packet.Rtp != _expectedRtp || packet.LostBefore > 0)
        {
            Fill(packet, error, stalled);
        }
        else if (!Correct(packet, error))
        {
            _expectedRtp = packet.Rtp + samples;
            return;
        }

        _toc = packet.Payload[0];
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

        var frame = OpusToc.FrameSamples(_toc);
        var frames = Math.Max(0, (error + (frame / 2)) / frame);
        var start = _written;
        for (var i = 0L; i < frames; i++)
        {
            Write([OpusToc.Missing(_toc)], frame);
        }

        _sinceCorrection = 0;
        var filled = _written - start;
        if (stalled)
        {
            sink.Gap(start, filled, GapCause.Stall);
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
        var bound = packet.Level >= SoundLevel || packet.Payload.Length <= 2 ? CorrectWhenQuiet : CorrectAnyway;
        if (++_sinceCorrection < FramesBetweenCorrections || Math.Abs(error) < ToSamples(bound) || _counters.Packets == 0)
        {
            return true;
        }

        _sinceCorrection = 0;
        if (error < 0)
        {
            _counters.Removed++;
            return false;
        }

        var frame = OpusToc.FrameSamples(_toc);
        Write([OpusToc.Missing(_toc)], frame);
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
