namespace Itog.Conference;

/// <summary>A visible member of a room, as other members may know them.</summary>
public sealed record RosterEntry(MemberId Member, Seat Seat, MemberState State, IReadOnlyList<TrackSource> Publishing);
