using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>How often something may happen: so many times a second for long, up to a burst at once. A value within its owner; worker thread.</summary>
internal struct TokenBucket(double perSecond, double burst)
{
    private double _missing;
    private MediaTime _at;

    /// <summary>Whether it may happen now.</summary>
    public bool HasToken(MediaTime now)
    {
        _missing = Math.Max(0, _missing - ((now - _at).TotalSeconds * perSecond));
        _at = now;
        return burst - _missing >= 1;
    }

    /// <summary>It has happened, and counts as so many; what is not there is owed.</summary>
    public void Take(int count = 1) => _missing += count;
}
