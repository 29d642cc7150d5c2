using Itog.WebRtc;

namespace Itog.Conference;

/// <summary>
/// Something that happened in a room, told to everyone who called <see cref="ConferenceService.Subscribe"/>.
/// <see cref="At"/> is the media clock, <see cref="Utc"/> the wall clock of the same moment.
/// </summary>
public abstract record RoomEvent(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc)
{
    /// <summary>ICE and DTLS are done, or a disconnected member is heard again (<paramref name="Returned"/>).</summary>
    public sealed record MemberConnected(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, bool Returned)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>Nothing heard for <see cref="ConferenceOptions.DisconnectAfter"/>; <paramref name="LastHeard"/> is when the last packet came.</summary>
    public sealed record MemberDisconnected(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, MediaTime LastHeard)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>The member's connection is gone for good; with <see cref="LeaveReason.Replaced"/> a newer one of the same member stands.</summary>
    public sealed record MemberLeft(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, LeaveReason Reason)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>The first packet of a published track arrived.</summary>
    public sealed record TrackStarted(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, Slot Slot)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>A track that had started ended with its member's connection.</summary>
    public sealed record TrackStopped(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, Slot Slot)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>The first media of a slot's present source went out to this receiver (for video: a key frame).</summary>
    public sealed record SlotFirstSent(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, Slot Slot, MemberId Publisher)
        : RoomEvent(Room, Member, Seat, At, Utc);

    /// <summary>A slot shows this receiver more, or less, of its picture than before.</summary>
    public sealed record PictureChanged(RoomId Room, MemberId Member, Seat Seat, MediaTime At, DateTimeOffset Utc, Slot Slot, SlotPicture Picture)
        : RoomEvent(Room, Member, Seat, At, Utc);
}
