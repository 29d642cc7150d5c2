using Itog.Queue.Protocol;

namespace Itog.Queue.Wall;

/// <summary>
/// The line of one side of a conversation over the last second. <paramref name="Level"/> is 0 (silence) to 1 (loudest), null when no sound comes;
/// <paramref name="Picture"/> tells whether the camera's picture comes, <paramref name="Hidden"/> how many pictures the line has no room for.
/// </summary>
public sealed record TileSideView(
    bool Connected, double? Level, double? LossPercent, double? RoundTripMs, long? EstimateBps, MediaPath? Path, bool Picture, int Hidden)
{
    /// <summary>Nobody is there.</summary>
    public static TileSideView Absent { get; } = new(false, null, null, null, null, null, false, 0);
}
