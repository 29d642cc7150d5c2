using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// Turns many wishes for a key frame into few requests: one at once, no other within <see cref="Interval"/>, and repeated, ever more seldom,
/// until a key frame comes. Owned by an <see cref="UpLayer"/>; worker thread.
/// </summary>
internal struct KeyFrameThrottle
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <summary>A narrow line takes so long to carry a key frame: each request that comes meanwhile only makes the publisher begin another one.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromMilliseconds(1200);

    private bool _wanted;
    private bool _isUnanswered;
    private TimeSpan _interval;
    private MediaTime _askedAt;

    /// <summary>Requests made so far.</summary>
    public long Requests { get; private set; }

    public void Want() => _wanted = true;

    /// <summary>A key frame began: every wish made until now is fulfilled.</summary>
    public void Arrived()
    {
        _wanted = false;
        _isUnanswered = false;
        _interval = _interval < Interval ? _interval : Interval;
    }

    /// <summary>Whether to send a request now.</summary>
    public bool TryAsk(MediaTime now)
    {
        if (!_wanted || now - _askedAt < _interval)
        {
            return false;
        }

        var longer = 2 * _interval;
        _interval = !_isUnanswered ? Interval : longer < LongestInterval ? longer : LongestInterval;
        _isUnanswered = true;
        _askedAt = now;
        Requests++;
        return true;
    }
}
