using Itog.Conference;

namespace Itog.Queue.Protocol;

/// <summary>One connection of the room.</summary>
public sealed record MemberStatisticsView(
    Seat Seat, string Name, bool Connected, double? RoundTripMs, IReadOnlyList<TrackStatisticsView> Tracks);
