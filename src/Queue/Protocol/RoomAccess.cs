using Itog.Conference;

namespace Itog.Queue.Protocol;

/// <summary>What a page may send and take in its room now; slots by their wire names, <c>participant/microphone</c>.</summary>
public sealed record RoomAccess(string Room, IReadOnlyList<TrackSource> Publish, IReadOnlyList<string> Receive)
{
    /// <summary>Everything that the seat allows.</summary>
    public static RoomAccess Of(RoomId room, Seat seat)
    {
        var permissions = SeatPermissions.For(seat);
        return new(room.Value, [.. permissions.Publish.Order()], [.. permissions.Receive.Order(BySeat).Select(s => s.ToString())]);
    }

    private static readonly Comparer<Slot> BySeat = Comparer<Slot>.Create((a, b) =>
        a.Seat != b.Seat ? a.Seat.CompareTo(b.Seat) : a.Source.CompareTo(b.Source));
}
