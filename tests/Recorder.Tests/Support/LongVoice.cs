using Itog.Recorder.Journal;

namespace Itog.Recorder.Tests.Support;

/// <summary>
/// Hours of one voice through a time line in a moment, without sound: everything at once that networks, browsers and clocks do to it.
/// Each frame carries its number, and its place is compared with where the server's clock says that it was captured.
/// </summary>
internal sealed class LongVoice : IVoiceSink
{
    private const double WayMs = 5;
    private const int Remembered = 1 << 15;

    private readonly double[] _captured = new double[Remembered];
    private readonly List<(int Frame, long Place)> _recent = [];
    private readonly Random _random = new(20260211);
    private readonly VoiceTimeline _timeline;
    private long _start;
    private long _samples;

    public LongVoice() => _timeline = new VoiceTimeline(this, 400_000_000);

    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How much faster than the server's the sender's clock is.</summary>
    public double Ppm { get; init; }

    public double LossPercent { get; init; }

    /// <summary>Silence between the phrases is not sent.</summary>
    public bool Dtx { get; init; }

    /// <summary>A fan that never stops: there is no quiet frame at which a correction is not heard.</summary>
    public bool Noise { get; init; }

    /// <summary>How long the connection is away every five minutes.</summary>
    public double HoleMs { get; init; }

    /// <summary>How long the capture stands still every seven minutes, with continuous timestamps.</summary>
    public double StallMs { get; init; }

    public uint FirstTimestamp { get; init; } = 17;

    public double WorstMs { get; private set; }

    /// <summary>When the worst of them was captured.</summary>
    public double WorstAtMs { get; private set; }

    public int Frames { get; private set; }

    public List<(double StartMs, double LengthMs, GapCause Cause)> Gaps { get; } = [];

    /// <summary>
    /// What was done to the voice, to be found again among the gaps. Where a hole follows a stall at once, nobody can tell which came first: then the gap may
    /// also lie <c>OrMs</c> further.
    /// </summary>
    public List<(double AtMs, double LengthMs, GapCause Cause, double OrMs)> Done { get; } = [];

    public VoiceCounters Counters => _timeline.Counters;

    public LongVoice Run()
    {
        var frameMs = 20 / (1 + (Ppm * 1e-6));
        var (stalled, turn, last, sequence) = (0.0, 0.0, 0.0, 65_000L);
        var (nextHole, nextStall, nextReport, away) = (300_000.0, 420_000.0, 1300.0, -1.0);
        for (var frame = 0; ; frame++)
        {
            var captured = 1000 + (frame * frameMs) + stalled;
            if (captured >= Length.TotalMilliseconds)
            {
                break;
            }

            var stalls = StallMs > 0 && captured >= nextStall;
            if (stalls)
            {
                Done.Add((captured + WayMs, StallMs, GapCause.Stall, captured + StallMs >= nextHole ? HoleMs : 0));
                (stalled, captured, nextStall) = (stalled + StallMs, captured + StallMs, nextStall + 420_000);
            }

            if (HoleMs > 0 && captured >= nextHole)
            {
                Done.Add((captured + WayMs, HoleMs, GapCause.Loss, stalls ? -StallMs : 0));
                (away, nextHole) = (captured + HoleMs, nextHole + 300_000);
            }

            _captured[frame % Remembered] = captured + WayMs;
            var speaks = Noise || frame % 150 < 110;
            if (Dtx && !speaks && frame % 20 != 0)
            {
                continue;
            }

            var timestamp = unchecked(FirstTimestamp + ((uint)frame * 960));
            var arrival = Math.Max(last, captured + frameMs + WayMs + (3 * _random.NextDouble()));
            for (; turn + 50 <= arrival; turn += 50)
            {
                _timeline.Advance(Nanoseconds(turn + 50));
            }

            if (captured >= nextReport)
            {
                nextReport += 5000;
                var wall = 3_900_000_000_000 + captured + frameMs;
                _timeline.Report(new SenderReport(((ulong)(wall / 1000) << 32) | (ulong)(wall % 1000 / 1000 * uint.MaxValue), unchecked(timestamp + 960)), Nanoseconds(arrival));
            }

            sequence++;
            if (captured < away || _random.NextDouble() * 100 < LossPercent)
            {
                continue;
            }

            last = arrival;
            _timeline.Push(new RingPacket
            {
                Sequence = sequence,
                RtpTimestamp = timestamp,
                Arrival = Nanoseconds(arrival),
                Level = (byte)(speaks ? 20 : 70),
                Payload = [15 << 3, .. BitConverter.GetBytes(frame)],
            });
        }

        _timeline.Flush(Nanoseconds(last + 5000));
        Judge(int.MaxValue);
        return this;
    }

    void IVoiceSink.Begin(long startNanoseconds) => _start = startNanoseconds;

    void IVoiceSink.Move(long startNanoseconds) => _start = startNanoseconds;

    void IVoiceSink.Append(ReadOnlySpan<byte> packet, int samples)
    {
        if (packet.Length > 1)
        {
            var frame = BitConverter.ToInt32(packet[1..]);
            Judge(frame - 2000);
            _recent.Add((frame, _samples));
        }

        _samples += samples;
    }

    void IVoiceSink.Displaced(long from, long until, long samples)
    {
        for (var i = 0; i < _recent.Count; i++)
        {
            if (_recent[i].Place >= from && _recent[i].Place < until)
            {
                _recent[i] = _recent[i] with { Place = _recent[i].Place + samples };
            }
        }

        ((IVoiceSink)this).Gap(from, samples, GapCause.Stall);
    }

    void IVoiceSink.Gap(long startSample, long samples, GapCause cause) => Gaps.Add(((_start / 1e6) + (startSample / 48.0), samples / 48.0, cause));

    // A frame's place is judged when nothing can move it any more.
    private void Judge(int before)
    {
        var done = 0;
        while (done < _recent.Count && _recent[done].Frame < before)
        {
            var (frame, place) = _recent[done++];
            var error = Math.Abs((_start / 1e6) + (place / 48.0) - _captured[frame % Remembered]);
            if (error > WorstMs)
            {
                (WorstMs, WorstAtMs) = (error, _captured[frame % Remembered]);
            }

            Frames++;
        }

        if (done > 500 || before == int.MaxValue)
        {
            _recent.RemoveRange(0, done);
        }
        else
        {
            Frames -= done;
        }
    }

    private static long Nanoseconds(double ms) => (long)(ms * 1e6);
}
