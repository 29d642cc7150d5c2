using System.Diagnostics;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>The process's one media clock: monotonic, unaffected by changes of the wall clock. Any thread.</summary>
internal static class MediaClock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    public static MediaTime Now => new(Stopwatch.Frequency == 1_000_000_000
        ? Stopwatch.GetTimestamp()
        : (long)(Stopwatch.GetTimestamp() * NanosecondsPerTick));
}
