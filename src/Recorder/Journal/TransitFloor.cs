namespace Itog.Recorder.Journal;

/// <summary>
/// The least transit (arrival minus RTP time) of the last seconds with sound: what is left when queues on the way are empty.
/// It follows the drift between the sender's clock and ours, and ignores jitter.
/// </summary>
internal sealed class TransitFloor
{
    private const int Buckets = 20;
    private const int ShortMemory = 10;
    private const long BucketNanoseconds = 1_000_000_000;
    private const long ForgetNanoseconds = 60 * BucketNanoseconds;

    private readonly long[] _least = new long[Buckets];
    private readonly long[] _second = new long[Buckets];
    private int _newest;
    private int _count;

    /// <summary>Remembers twenty seconds instead of ten: where stalls are told by reports, a queue may be stubborn.</summary>
    public bool LongMemory
    {
        get;
        set
        {
            field = value;
            Now = Least();
        }
    }

    /// <summary>The least transit of the second that the newest packet belongs to.</summary>
    public long Newest => _least[_newest];

    /// <summary>The floor, however long ago the newest packet came.</summary>
    public long Now { get; private set; } = long.MaxValue;

    /// <summary>How many of the newest seconds in a row had nothing faster than <paramref name="level"/>.</summary>
    public int SecondsAbove(long level)
    {
        var seconds = 0;
        while (seconds < _count && _least[(_newest - seconds + Buckets) % Buckets] >= level)
        {
            seconds++;
        }

        return seconds;
    }

    /// <summary>Null before the first packet and after a minute without any.</summary>
    public long? At(long now)
    {
        if (_count == 0 || now - (_second[_newest] * BucketNanoseconds) > ForgetNanoseconds)
        {
            return null;
        }

        return Now;
    }

    public void Add(long transit, long arrival)
    {
        var second = arrival / BucketNanoseconds;
        if (_count > 0 && second <= _second[_newest])
        {
            _least[_newest] = Math.Min(_least[_newest], transit);
            Now = Math.Min(Now, transit);
            return;
        }

        _newest = _count == 0 ? 0 : (_newest + 1) % Buckets;
        _count = Math.Min(_count + 1, Buckets);
        _least[_newest] = transit;
        _second[_newest] = second;
        Now = Least();
    }

    /// <summary>Forgets the past: from here on <paramref name="transit"/> is the truth.</summary>
    public void Reset(long transit, long arrival)
    {
        _count = 0;
        _newest = 0;
        Add(transit, arrival);
    }

    private long Least()
    {
        var least = long.MaxValue;
        for (var i = 0; i < Math.Min(_count, LongMemory ? Buckets : ShortMemory); i++)
        {
            least = Math.Min(least, _least[(_newest - i + Buckets) % Buckets]);
        }

        return least;
    }
}
