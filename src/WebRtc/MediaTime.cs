namespace Itog.WebRtc;

/// <summary>
/// Monotonic time of the server in nanoseconds since an arbitrary origin, the same clock for every worker.
/// Protocol code takes it as an argument and never reads a clock.
/// </summary>
public readonly record struct MediaTime(long Nanoseconds) : IComparable<MediaTime>
{
    /// <summary>A deadline that never comes.</summary>
    public static readonly MediaTime Never = new(long.MaxValue);

    public static MediaTime FromMilliseconds(double milliseconds) => new((long)(milliseconds * 1_000_000));

    public double Milliseconds => Nanoseconds / 1e6;

    public int CompareTo(MediaTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static TimeSpan operator -(MediaTime a, MediaTime b) => TimeSpan.FromTicks((a.Nanoseconds - b.Nanoseconds) / 100);
    public static MediaTime operator +(MediaTime a, TimeSpan b) => new(a.Nanoseconds + (b.Ticks * 100));
    public static bool operator <(MediaTime a, MediaTime b) => a.Nanoseconds < b.Nanoseconds;
    public static bool operator >(MediaTime a, MediaTime b) => a.Nanoseconds > b.Nanoseconds;
    public static bool operator <=(MediaTime a, MediaTime b) => a.Nanoseconds <= b.Nanoseconds;
    public static bool operator >=(MediaTime a, MediaTime b) => a.Nanoseconds >= b.Nanoseconds;
}
