namespace Itog.Conference;

/// <summary>
/// A track that a member publishes. <paramref name="Level"/> is RFC 6464: 0 (loudest) to 127 (silence), null when not sent;
/// <paramref name="LossPercent"/> is what is missing after recovery over the last second; <paramref name="Flowing"/>: a packet came in the last second.
/// Rate and counts are of all layers together, loss, jitter and size of the largest picture that flows.
/// </summary>
public sealed record TrackStatistics(
    TrackSource Source,
    bool Flowing,
    long BitrateBps,
    double LossPercent,
    double JitterMs,
    int? Level,
    int? Width,
    int? Height,
    long Packets,
    long Recovered,
    long Duplicates,
    long KeyFrameRequests,
    IReadOnlyList<LayerStatistics> Layers);
