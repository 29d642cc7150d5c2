using Itog.Conference;

namespace Itog.Queue.Protocol;

/// <summary>A published track over the last second. <paramref name="Level"/> is 0 (silence) to 1 (loudest), null when unknown.</summary>
public sealed record TrackStatisticsView(
    TrackSource Source, long BitrateBps, double LossPercent, double? JitterMs, double? Level, bool Flowing, bool Recorded);
