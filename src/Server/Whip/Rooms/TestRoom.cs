using Itog.Conference;

namespace Itog.Server.Whip.Rooms;

/// <summary>A room that belongs to no exam: for checks of cameras and for measuring. Immutable; owned by <see cref="TestRooms"/>.</summary>
/// <param name="Owner">The staff account that made it: nobody else can give tokens for it or close it.</param>
/// <param name="Recording">The recording of all its sound; null when there is none.</param>
public sealed record TestRoom(RoomId Id, string Owner, DateTimeOffset Expires, Guid? Recording = null)
{
    /// <summary>No auditorium's room begins so (<see cref="Queue.Mailbox.RoomNames.Room"/>).</summary>
    public const string Prefix = "test-";

    public static bool IsTestRoom(RoomId room) => room.Value.StartsWith(Prefix, StringComparison.Ordinal);
}
