namespace Itog.Recorder;

/// <summary>Something that is done every so often by the clock of whoever does it. Owned by one thread.</summary>
/// <param name="every">Nanoseconds.</param>
/// <param name="atOnce">Whether it is due when it is asked for the first time, or only after the first interval.</param>
internal struct Cadence(long every, bool atOnce = false)
{
    private long? _last;

    /// <summary>Whether it has to be done now; then the next interval begins.</summary>
    public bool IsDue(long now)
    {
        var due = _last is { } last ? now - last >= every : atOnce;
        _last = due ? now : _last ?? now;
        return due;
    }
}
