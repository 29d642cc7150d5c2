using Itog.Conference;

namespace Itog.Queue.Protocol;

/// <summary>
/// One connection of the room. <paramref name="EstimateBps"/> is what its line takes of what we send, null where nothing is known of it;
/// <paramref name="Pictures"/> are those that it does not see whole.
/// </summary>
public sealed record MemberStatisticsView(
    Seat Seat,
    string Name,
    bool Connected,
    double? RoundTripMs,
    long? EstimateBps,
    MediaPath? Path,
    IReadOnlyList<SlotPictureView> Pictures,
    IReadOnlyList<TrackStatisticsView> Tracks);
