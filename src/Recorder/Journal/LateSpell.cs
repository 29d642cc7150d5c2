namespace Itog.Recorder.Journal;

/// <summary>
/// A run of packets that are later than the way can explain with empty queues. A queue recedes sooner or later; a capture stall never does,
/// so no packet behind it is less late than the stall is long. Owned by one time line.
/// </summary>
internal sealed class LateSpell(long began)
{
    private const long Millisecond = 1_000_000;

    /// <summary>Lateness of so much that goes on evenly is no queue: an audio queue of a second drains in bursts or loses packets.</summary>
    private const long BeyondQueues = 1000 * Millisecond;
    private const long EvenFor = 300 * Millisecond;
    private const int EvenPackets = 8;

    private const long WithoutReports = 5_000 * Millisecond;
    private const long WithReports = 12_000 * Millisecond;
    private const long AtMost = 30_000 * Millisecond;
    private const long Even = 15 * Millisecond;
    private const long WorthNaming = 40 * Millisecond;
    private const long WatchReportFor = 1_000 * Millisecond;

    private const int JumpsKept = 64;

    private readonly List<LateJump> _jumps = [];
    private long _level = long.MaxValue;
    private long _levelSince;
    private long _last;
    private int _packets;
    private bool _queue;
    private long _least = long.MaxValue;
    private long _leastSinceJump = long.MaxValue;
    private long _jumped;
    private long? _reported;
    private long _reportedSince;
    private long _leastOfReported;

    public long Began => began;

    /// <summary>How much time is missing if it is a stall: what the report says, but no stall is longer than the least lateness behind it.</summary>
    public long Missing => _reported is { } reported ? Math.Min(reported, _leastOfReported) : _least;

    /// <summary>What the sender's next report has to show for it.</summary>
    public long Expected => _reported ?? _least;

    /// <summary>A report told of a stall, but packets behind it were less late than that: its clock is wrong.</summary>
    public bool Refuted => _reported > _leastOfReported + SenderClock.Tolerance;

    /// <param name="rise">By how much this packet is later than the one before it.</param>
    /// <param name="rtp">Its RTP time.</param>
    public void Add(long lateness, long arrival, long rise, bool jumped, long rtp)
    {
        if (jumped && _jumps.Count < JumpsKept)
        {
            _jumps.Add(new LateJump(rtp, rise, null));
        }

        _last = arrival;
        _packets++;
        _least = Math.Min(_least, lateness);
        _leastOfReported = Math.Min(_leastOfReported, lateness);
        _leastSinceJump = jumped ? lateness : Math.Min(_leastSinceJump, lateness);
        _jumped = jumped ? arrival : _jumped;
        if (_level == long.MaxValue || lateness < _level - Even)
        {
            _level = lateness;
            _levelSince = arrival;
            _packets = 1;
        }
    }

    /// <summary>A sender report tells of a stall; it is believed when no packet of a whole second behind it says otherwise.</summary>
    public void Report(long missing)
    {
        if (_reported is null)
        {
            _reported = missing;
            _reportedSince = _jumped;
            _leastOfReported = _leastSinceJump;
        }
    }

    /// <summary>The report is not to be believed.</summary>
    public void Withdraw() => _reported = null;

    /// <summary>A sender report of this time shows that the sender's clock counted all of it.</summary>
    public void ProvedQueue() => _queue = true;

    /// <summary>A packet of the spell is written at <paramref name="place"/>, since nobody knew yet what the spell is.</summary>
    public void Written(long rtp, long place)
    {
        for (var i = _jumps.Count - 1; i >= 0 && _jumps[i].Place is null; i--)
        {
            if (_jumps[i].Rtp <= rtp)
            {
                _jumps[i] = _jumps[i] with { Place = place };
            }
        }
    }

    /// <summary>
    /// Where the sound behind a stall of this length was written: behind the last jump that it can have made. Other jumps are those of a queue.
    /// Null when that sound is not written yet, or when the jump cannot be told.
    /// </summary>
    public long? PlaceBehind(long stall) => _jumps.LastOrDefault(j => j.Rise >= stall / 2)?.Place;

    /// <summary>What the spell turns out to be by now.</summary>
    public LateVerdict Judge(bool reportsTrusted)
    {
        if (_reported is not null && _last - _reportedSince >= WatchReportFor)
        {
            return LateVerdict.Stall;
        }

        if (_queue)
        {
            return _last - began >= AtMost ? LateVerdict.NewWay : LateVerdict.Open;
        }

        var even = _last - _levelSince;
        if (_least >= BeyondQueues && even >= EvenFor && _packets >= EvenPackets)
        {
            return LateVerdict.Stall;
        }

        if ((even < (reportsTrusted ? WithReports : WithoutReports) && _last - began < AtMost) || _packets < EvenPackets)
        {
            return LateVerdict.Open;
        }

        return _least >= WorthNaming ? LateVerdict.Stall : LateVerdict.NewWay;
    }

    private sealed record LateJump(long Rtp, long Rise, long? Place);
}
