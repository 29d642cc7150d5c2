using Itog.Conference;

namespace Itog.Server.Whip.Tokens;

/// <summary>What a media token says: who may do what in which room, until when. Immutable.</summary>
/// <param name="Id">Names the token where the token itself must not be shown: in logs, in the audit log, when it is revoked.</param>
/// <param name="Member">The name that the technician gave the device; the address of the endpoint holds it.</param>
public sealed record MediaTicket(Guid Id, RoomId Room, string Member, Seat Seat, MediaRights Rights, DateTimeOffset Expires)
{
    /// <summary>The holder of all connections made by this token: apart from the members who come by a page.</summary>
    public string Holder => "device-" + Member;
}
