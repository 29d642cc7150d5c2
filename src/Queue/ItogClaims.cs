using System.Security.Claims;

namespace Itog.Queue;

/// <summary>
/// Names of the claims that tell who somebody is. What they may do is never in a claim: it is asked of the database at every call.
/// The server's sign-in and the personal link set them, the hub and the endpoints read them.
/// </summary>
public static class ItogClaims
{
    /// <summary>The participant's id (a <see cref="Guid"/>, format D), set by the personal link.</summary>
    public const string Participant = "participant";

    /// <summary>The id of an assistant or a sign interpreter (a <see cref="Guid"/>, format D), set by his own link.</summary>
    public const string Attendant = "attendant";

    /// <summary>The id of a staff member's account, set by the sign-in.</summary>
    public const string Staff = ClaimTypes.NameIdentifier;

    /// <summary>The participant of this principal; null for staff and strangers.</summary>
    public static Guid? ParticipantOf(ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirst(Participant)?.Value, "D", out var id) ? id : null;

    /// <summary>The assistant or interpreter of this principal; null for everybody else.</summary>
    public static Guid? AttendantOf(ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirst(Attendant)?.Value, "D", out var id) ? id : null;

    /// <summary>The staff account of this principal; null for participants and strangers. One browser may carry both cookies.</summary>
    public static string? StaffOf(ClaimsPrincipal principal) =>
        principal.Identities.Where(i => i.IsAuthenticated && !i.HasClaim(c => c.Type == Participant))
            .Select(i => i.FindFirst(Staff)?.Value).FirstOrDefault(v => v is not null);
}
