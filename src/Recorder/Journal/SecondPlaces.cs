namespace Itog.Recorder.Journal;

/// <summary>Where on its track each of the last seconds with sound begins: as many as <see cref="TransitFloor"/> remembers. Owned by one time line.</summary>
internal sealed class SecondPlaces
{
    private const int Seconds = 20;
    private const long Nanoseconds = 1_000_000_000;

    private readonly long[] _places = new long[Seconds];
    private long _second = long.MinValue;
    private int _newest;
    private int _count;

    public void Add(long arrival, long written)
    {
        if (arrival / Nanoseconds <= _second)
        {
            return;
        }

        _second = arrival / Nanoseconds;
        _newest = (_newest + 1) % Seconds;
        _count = Math.Min(_count + 1, Seconds);
        _places[_newest] = written;
    }

    /// <summary>Where the last <paramref name="seconds"/> seconds began; null when there were none.</summary>
    public long? PlaceOf(int seconds) =>
        seconds == 0 || _count == 0 ? null : _places[(_newest - Math.Min(seconds, _count) + 1 + Seconds) % Seconds];
}
