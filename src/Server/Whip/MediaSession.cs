using Itog.Conference;
using Itog.Server.Whip.Tokens;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;

namespace Itog.Server.Whip;

/// <summary>
/// One WHIP or WHEP session: a member's connection under an address of its own. It lives as long as its member is in the room.
/// Owned by <see cref="MediaSessions"/>; any thread.
/// </summary>
public sealed class MediaSession(string id, MediaProtocol protocol, MediaTicket ticket, string selection, MemberId member)
{
    /// <summary>128 random bits: the last part of the session's address.</summary>
    public string Id { get; } = id;

    public MediaProtocol Protocol { get; } = protocol;

    public MediaTicket Ticket { get; } = ticket;

    /// <summary>Which sources or slots were chosen, empty for all: a new session with the same choice takes the old one's place.</summary>
    public string Selection { get; } = selection;

    public RoomId Room => Ticket.Room;

    public MemberId Member { get; } = member;

    /// <summary>The address of the session, relative to the server.</summary>
    public string Path => $"/{Protocol.Segment()}/{Room.Value}/{Ticket.Member}/{Id}";
}
