using Itog.Recorder.Journal;

namespace Itog.Recorder.Tests.Support;

/// <summary>
/// A browser, a network and a time line between them, without sound: frames that carry their number, so that the place of each is known
/// to the sample. Milliseconds since the sender's first sample.
/// </summary>
internal sealed class VoiceWay : IVoiceSink
{
    private const double WayMs = 5;
    private const double OriginMs = 1000;
    private const byte Toc = 15 << 3; // a CELT-free wideband frame of 20 ms

    private readonly Dictionary<int, long> _places = [];
    private readonly Random _random = new(20260211);
    private readonly VoiceTimeline _timeline;
    private long _start;
    private long _samples;

    public VoiceWay() => _timeline = new VoiceTimeline(this, 250_000_000);

    public int Frames { get; init; } = 40 * 50;

    /// <summary>The capture stands still so long at this moment.</summary>
    public double StallAtMs { get; init; } = 12_000;

    public double StallMs { get; init; }

    /// <summary>What a packet sent at a moment waits on its way beyond the least.</summary>
    public Func<double, double> Delay { get; init; } = _ => 0;

    /// <summary>What a report sent at a moment says the wall clock is, nanoseconds; null when the browser sends none.</summary>
    public Func<double, double>? WallMs { get; init; } = t => 3_900_000_000_000 + t;

    /// <summary>When the reports come that a browser sends about every five seconds.</summary>
    public double FirstReportMs { get; init; } = 1300;

    public List<(double StartMs, double LengthMs, GapCause Cause)> Gaps { get; } = [];

    public VoiceCounters Counters => _timeline.Counters;

    /// <summary>When the newest report arrived that was sent behind the stall.</summary>
    public double? ReportedMs { get; private set; }

    /// <summary>How far from its true place a frame lies.</summary>
    public double ErrorMs(int frame) =>
        ((_start / 1e6) + (_places[frame] / 48.0)) - (OriginMs + CapturedMs(frame) + WayMs);

    /// <summary>The greatest error of all frames that were captured in an interval.</summary>
    public double WorstMs(double fromMs = 0, double toMs = double.MaxValue)
    {
        var frames = Enumerable.Range(0, Frames).Where(f => CapturedMs(f) >= fromMs && CapturedMs(f) < toMs && _places.ContainsKey(f)).ToList();
        frames.Should().NotBeEmpty();
        return frames.Max(f => Math.Abs(ErrorMs(f)));
    }

    public double CapturedMs(int frame) => (frame * 20) + (frame * 20 >= StallAtMs ? StallMs : 0);

    public VoiceWay Run()
    {
        var now = 0.0;
        foreach (var (arrival, deliver) in Arrivals())
        {
            for (; now + 50 <= arrival; now += 50)
            {
                _timeline.Advance(Nanoseconds(now + 50));
            }

            deliver(Nanoseconds(arrival));
        }

        _timeline.Flush(Nanoseconds(now + 5000));
        return this;
    }

    void IVoiceSink.Begin(long startNanoseconds) => _start = startNanoseconds;

    void IVoiceSink.Move(long startNanoseconds) => _start = startNanoseconds;

    void IVoiceSink.Append(ReadOnlySpan<byte> packet, int samples)
    {
        if (packet.Length > 1)
        {
            _places.Add(BitConverter.ToInt32(packet[1..]), _samples);
        }

        _samples += samples;
    }

    void IVoiceSink.Displaced(long from, long until, long samples)
    {
        foreach (var frame in _places.Where(p => p.Value >= from && p.Value < until).Select(p => p.Key).ToList())
        {
            _places[frame] += samples;
        }

        ((IVoiceSink)this).Gap(from, samples, GapCause.Stall);
    }

    void IVoiceSink.Gap(long startSample, long samples, GapCause cause) =>
        Gaps.Add(((_start / 1e6) + (startSample / 48.0) - OriginMs, samples / 48.0, cause));

    private static long Nanoseconds(double ms) => (long)((OriginMs + ms) * 1e6);

    private List<(double Arrival, Action<long> Deliver)> Arrivals()
    {
        var sent = new List<(double Sent, Action<long> Deliver)>();
        for (var frame = 0; frame < Frames; frame++)
        {
            byte[] payload = [Toc, .. BitConverter.GetBytes(frame)];
            var (sequence, timestamp) = (frame, (uint)(frame * 960));
            sent.Add((CapturedMs(frame) + 20, at => _timeline.Push(new RingPacket { Sequence = sequence, RtpTimestamp = timestamp, Arrival = at, Level = 20, Payload = payload })));
        }

        if (WallMs is { } wall)
        {
            for (var t = FirstReportMs; t < CapturedMs(Frames - 1); t += 2500 + (_random.NextDouble() * 5000))
            {
                // The RTP time goes on from the newest frame, a capture that stands still included.
                var moment = t;
                var newest = Enumerable.Range(0, Frames).Last(f => f == 0 || CapturedMs(f) + 20 <= moment);
                var rtp = (newest * 960) + ((moment - CapturedMs(newest)) * 48);
                var ntp = Ntp(wall(moment));
                sent.Add((moment, at =>
                {
                    ReportedMs ??= StallMs > 0 && moment > StallAtMs + StallMs + 40 ? (at / 1e6) - OriginMs : null;
                    _timeline.Report(new SenderReport(ntp, (uint)(long)rtp), at);
                }));
            }
        }

        // One queue: nothing overtakes.
        var arrivals = new List<(double, Action<long>)>();
        var last = 0.0;
        foreach (var (at, deliver) in sent.OrderBy(s => s.Sent))
        {
            last = Math.Max(last, at + WayMs + Delay(at) + (3 * _random.NextDouble()));
            arrivals.Add((last, deliver));
        }

        return arrivals;
    }

    private static ulong Ntp(double ms) => ((ulong)(ms / 1000) << 32) | (ulong)(ms % 1000 / 1000 * uint.MaxValue);
}
