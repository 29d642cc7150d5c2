namespace Itog.Recorder;

/// <summary>Something that is done every so often by the clock of whoever does it. Owned by one thread.</summary>
/// <param name="every">Nanoseconds.</param>
/// <param name="atOnce">Whether it is due when it is asked for the first time, or only after the first interval.</param>
internal struct Cadence(long every, bool atOnce = false)
{
    private long? _last;

    /// <summary>Whether it has to be done now. The next interval begins when this one ended, however late the question came, so that none is longer on the average.</summary>
    public bool IsDue(long now)
    {
        if (_last is not { } last)
        {
            _last = now;
            return atOnce;
        }

        if (now - last < every)
        {
            return false;
        }

        _last = now - last < 2 * every ? last + every : now;
        return true;
    }
}
