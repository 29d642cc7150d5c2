namespace Itog.Conference;

/// <summary>One encoding of a published track; <paramref name="Rid"/> is null where the track has one only. See <see cref="TrackStatistics"/> for the units.</summary>
public sealed record LayerStatistics(
    string? Rid,
    bool Flowing,
    long BitrateBps,
    double LossPercent,
    double JitterMs,
    int? Width,
    int? Height,
    long Packets,
    long Recovered,
    long Duplicates,
    long KeyFrameRequests);
