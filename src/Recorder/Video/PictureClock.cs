using Itog.Recorder.Journal;

namespace Itog.Recorder.Video;

/// <summary>
/// Tells when, by the server's clock, a frame was seen by its camera or screen. The sender's reports place RTP time on the sender's wall clock, and the
/// report that came fastest places that on ours; without reports, or when they contradict the frames, the frame that came fastest stands for all.
/// Either holds the least delay of the way, as the sound does, so that lips and voice keep together. Reads no clock; recorder thread.
/// </summary>
/// <remarks>
/// In the first seconds the whole segment is moved, since its first frames may all have come late. Later the mapping creeps after the drift of the
/// sender's clock by at most half a millisecond a frame, and steps only by what drift cannot explain: a capture that stood still, a new way.
/// </remarks>
internal sealed class PictureClock
{
    private const long Millisecond = 1_000_000;
    private const long SettleFor = 6_000 * Millisecond;
    private const long StepFrom = 80 * Millisecond;
    private const long Creep = Millisecond / 2;

    /// <summary>So much earlier than the floor comes no frame, unless the sender's RTP clock leapt.</summary>
    private const long Leap = 1_000 * Millisecond;

    /// <summary>No encoder takes longer before its first packet goes out.</summary>
    private const long LongestEncoding = 500 * Millisecond;
    private const long Scatter = 20 * Millisecond;

    private readonly TransitFloor _frames = new();
    private readonly TransitFloor _reports = new() { LongMemory = true };
    private long? _wallAtZero;
    private long? _began;
    private long _offset;

    /// <summary>The server's time of RTP time 0, in nanoseconds.</summary>
    public long Offset => _offset;

    /// <summary>Still so near its beginning that the segment as a whole is moved.</summary>
    public bool Settling { get; private set; } = true;

    public static long ToNanoseconds(long rtp) => rtp * 100_000 / 9;

    /// <summary>A frame came: where is it, and how has the mapping to follow?</summary>
    public void Frame(long rtp, long arrival)
    {
        var transit = arrival - ToNanoseconds(rtp);
        if (_frames.At(arrival) is not { } floor || transit < floor - Leap)
        {
            _frames.Reset(transit, arrival);
            _wallAtZero = null;
            _offset = transit;
            _began ??= arrival;
            return;
        }

        _frames.Add(transit, arrival);
        Settling &= arrival - _began < SettleFor;
        var error = Target(arrival) - _offset;
        _offset += Settling || Math.Abs(error) > StepFrom ? error : Math.Clamp(error, -Creep, Creep);
    }

    /// <summary>A sender report (RFC 3550 §6.4.1) came, with its RTP time unwrapped.</summary>
    public void Report(ulong ntp, long rtp, long arrival)
    {
        // RFC 5905 §6: seconds in the upper half, fraction of a second in the lower.
        var wall = ((long)(ntp >> 32) * 1_000_000_000) + (long)(((ntp & uint.MaxValue) * 1_000_000_000) >> 32);
        _reports.Add(arrival - wall, arrival);
        _wallAtZero = wall - ToNanoseconds(rtp);
    }

    private long Target(long now)
    {
        var floor = _frames.Now;
        if (_wallAtZero is { } wall && _reports.At(now) is { } way)
        {
            var reported = way + wall;
            if (reported <= _frames.Newest + Scatter && reported >= floor - LongestEncoding)
            {
                return reported;
            }
        }

        return floor;
    }
}
