using Itog.WebRtc.Rtp;

namespace Itog.Recorder.Journal;

/// <summary>
/// Lays the frames of one voice one behind the other, each at its place: frames of silence for what is missing, one more or one less where clocks drift
/// apart, and names the holes worth naming. What moment is the right one is for <see cref="VoiceTimeline"/> to say, which owns it; recorder thread.
/// </summary>
internal sealed class VoicePlacer(IVoiceSink sink, long earliest)
{
    private const long Millisecond = 1_000_000;

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

    private (long Place, long Samples)? _early;
    private bool _timeMissing;
    private VoiceCounters _counters;
    private bool _begun;
    private long _start;
    private long _expectedRtp;
    private int _sinceCorrection;
    private OpusToc _toc;

    public VoiceCounters Counters => _counters;

    /// <summary>Samples written since the track's beginning.</summary>
    public long Written { get; private set; }

    /// <summary>Whether nothing is missing by the sender's count between what was written last and this packet.</summary>
    public bool GoesOnWith(in RingPacket packet) => _begun && packet.LostBefore == 0 && packet.Rtp == _expectedRtp;

    /// <summary>Before the next packet time passed that the sender did not count.</summary>
    /// <param name="early">What was written behind the stall before it was known for one, and how long the stall was.</param>
    public void TimeIsMissing((long Place, long Samples)? early)
    {
        _timeMissing = true;
        _early = early;
    }

    /// <summary>Writes a packet whose RTP time is counted from <paramref name="floor"/>; returns its place, null when it was left out.</summary>
    public long? Place(in RingPacket packet, long floor)
    {
        _ = OpusToc.TryParse(packet.Payload, out var toc);
        var samples = toc.PacketSamples;

        // A frame is sent when its last sample was captured, so its first one is older by its length.
        var target = floor + SampleTime.ToNanoseconds(packet.Rtp) - SampleTime.ToNanoseconds(samples);
        if (!_begun)
        {
            _begun = true;
            _start = Math.Max(target, earliest);
            _expectedRtp = packet.Rtp;
            sink.Begin(_start);
        }

        var error = SampleTime.ToSamples(target - _start) - Written;
        if (error <= -AnchorStep && Written < AnchorSamples)
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
            return null;
        }

        var place = Written;
        _toc = toc;
        _expectedRtp = packet.Rtp + samples;
        Write(packet.Payload, samples);
        _counters.Packets++;
        Measure(packet, samples);
        return place;
    }

    /// <summary>A hole: as many frames of silence as bring the packet to its place, which corrects drift for nothing.</summary>
    private void Fill(in RingPacket packet, long error, bool stalled)
    {
        _counters.Lost += packet.LostBefore;
        if (_counters.Packets == 0)
        {
            return;
        }

        var frame = _toc.FrameSamples;
        var frames = Math.Max(0, (error + (frame / 2)) / frame);
        var start = Written;
        for (var i = 0L; i < frames; i++)
        {
            Write([_toc.MissingFrame], frame);
        }

        _sinceCorrection = 0;
        var filled = Written - start;
        if (!stalled)
        {
            NameRest(start, filled, packet.LostBefore > 0);
        }
        else if (_early is { } early && early.Place < start)
        {
            var stall = Math.Min(filled, early.Samples);
            if (stall > 0)
            {
                sink.Displaced(early.Place, start, stall);
            }

            NameRest(start + stall, filled - stall, packet.LostBefore > 0);
        }
        else
        {
            // What the sender counted was lost or not sent, the rest of the silence is the stall's. Which of them came first nobody can tell.
            var counted = Math.Clamp(packet.Rtp - _expectedRtp, 0, filled);
            NameRest(start, counted, packet.LostBefore > 0);
            if (filled > counted)
            {
                sink.Gap(start + counted, filled - counted, GapCause.Stall);
            }
        }

        if (stalled)
        {
            _early = null;
        }
    }

    private void NameRest(long start, long samples, bool lost)
    {
        if (lost)
        {
            if (samples >= NamedLoss)
            {
                sink.Gap(start, samples, GapCause.Loss);
            }

            return;
        }

        _counters.Dtx += samples / _toc.FrameSamples;
        if (samples >= NamedPause)
        {
            sink.Gap(start, samples, GapCause.Pause);
        }
    }

    /// <summary>Drift in continuous sound: puts a frame in or leaves this one out; false when it is left out.</summary>
    private bool Correct(in RingPacket packet, long error)
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

    private void Measure(in RingPacket packet, int samples)
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
        Written += samples;
    }
}
