namespace Itog.WebRtc.Rtp.Streams;

/// <summary>How patient a <see cref="NackGenerator"/> is.</summary>
public sealed record NackOptions
{
    /// <summary>Most packets missing at once; a longer gap is not asked for.</summary>
    public int Capacity { get; init; } = 512;

    /// <summary>How long a packet may be late before it is asked for: most reordering is shorter.</summary>
    public TimeSpan ReorderWait { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Shortest time between two requests for a packet.</summary>
    public TimeSpan MinRetry { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>A packet is asked for again after so many round trips; more than one absorbs jitter, less spares the wait for a request that was lost itself.</summary>
    public double RetryRoundTrips { get; init; } = 1.1;

    public int MaxTries { get; init; } = 10;

    /// <summary>After that a packet is of no use to anybody.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// After a silence longer than <see cref="MaxAge"/>, a longer gap than this is not asked for: it was an outage, most of it is older than
    /// anybody waits for, and all of it at once would fill a line that has only just come back. Streams that are quiet by themselves have short gaps.
    /// </summary>
    public int MostAfterSilence { get; init; } = 50;
}
