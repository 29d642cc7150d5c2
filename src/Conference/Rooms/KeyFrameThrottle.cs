using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// Turns many wishes for a key frame into few requests: one at once, no other within <see cref="Interval"/>, and repeated
/// until a key frame comes. Owned by an <see cref="UpTrack"/>; worker thread.
/// </summary>
internal struct KeyFrameThrottle
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private bool _wanted;
    private bool _asked;
    private MediaTime _askedAt;

    /// <summary>Requests made so far.</summary>
    public long Requests { get; private set; }

    public void Want() => _wanted = true;

    /// <summary>A key frame began: every wish made until now is fulfilled.</summary>
    public void Arrived() => _wanted = false;

    /// <summary>Whether to send a request now.</summary>
    public bool TryAsk(MediaTime now)
    {
        if (!_wanted || (_asked && now - _askedAt < Interval))
        {
            return false;
        }

        _asked = true;
        _askedAt = now;
        Requests++;
        return true;
    }
}
