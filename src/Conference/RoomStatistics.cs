using Itog.WebRtc;

namespace Itog.Conference;

/// <summary>One look at every stream of a room, hidden members included: for the technician only.</summary>
public sealed record RoomStatistics(RoomId Room, MediaTime At, IReadOnlyList<MemberStatistics> Members);
