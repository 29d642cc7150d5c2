using Itog.Conference;
using Itog.Queue.Hub;
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

    /// <summary>The line of whoever holds a seat of a room.</summary>
    /// <param name="relayed">Those who say that their media go through a TURN server.</param>
    public static TileSideView Of(RoomStatistics statistics, Seat seat, IReadOnlySet<MemberId> relayed)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(relayed);
        if (statistics.Members.LastOrDefault(m => m.Seat == seat && m.State == MemberState.Connected) is not { } member)
        {
            return Absent;
        }

        var sound = member.Tracks.FirstOrDefault(t => t.Source == TrackSource.Microphone);
        var flowing = member.Tracks.Where(t => t.Flowing).ToList();
        return new(
            true,
            sound is { Flowing: true, Level: { } level } ? StatisticsFeed.Loudness(level) : null,
            flowing.Count == 0 ? null : Math.Round(flowing.Max(t => t.LossPercent), 1),
            member.RoundTripMs is { } trip ? Math.Round(trip) : null,
            member.EstimateBps,
            StatisticsFeed.Path(member, relayed),
            member.Tracks.Any(t => t is { Source: TrackSource.Camera, Flowing: true }),
            SlotPictureView.Of(member).Count(p => p.Picture == SlotPicture.Paused));
    }
}
