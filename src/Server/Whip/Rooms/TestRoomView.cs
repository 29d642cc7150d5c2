using Itog.Conference;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip.Rooms;

/// <summary>Who is in a test room now and what arrives there: a camera can be checked by it without watching.</summary>
public sealed record TestRoomView(string Room, DateTimeOffset Expires, bool Recorded, IReadOnlyList<TestRoomMemberView> Members)
{
    public static TestRoomView Of(TestRoom room, RoomStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(statistics);
        return new(room.Id.Value, room.Expires, room.Recording is not null, [.. statistics.Members.Select(m => new TestRoomMemberView(
            SeatNames.Of(m.Seat),
            m.State == MemberState.Connected,
            m.RoundTripMs,
            [.. m.Tracks.Select(t => new TestRoomTrackView(t.Source.ToString().ToLowerInvariant(), t.Flowing, t.BitrateBps, t.LossPercent))]))]);
    }
}

/// <summary>One connection; a member who publishes and watches has two.</summary>
public sealed record TestRoomMemberView(string Seat, bool Connected, double? RoundTripMs, IReadOnlyList<TestRoomTrackView> Publishes);

/// <summary>One published track over the last second.</summary>
public sealed record TestRoomTrackView(string Source, bool Flowing, double BitrateBps, double LossPercent);
