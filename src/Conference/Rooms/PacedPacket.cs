namespace Itog.Conference.Rooms;

/// <summary>A packet that waits in a member's pacer: it is written and protected only when its turn comes, out of the cache of its layer.</summary>
/// <param name="Slot">Whose it is.</param>
/// <param name="Number">Extended sequence number in the slot's stream.</param>
/// <param name="IsRepetition">The member has asked for it again: it goes out on the RTX stream.</param>
internal readonly record struct PacedPacket(DownTrack Slot, long Number, bool IsRepetition);
