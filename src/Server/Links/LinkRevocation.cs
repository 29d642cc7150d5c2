using System.Globalization;
using System.Security.Claims;
using Itog.Exam;
using Itog.Queue;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Links;

/// <summary>Ends a participant's cookie when the link that it came from is revoked: each request compares the revisions.</summary>
internal static class LinkRevocation
{
    private const string Revision = "linkRevision";

    public static ClaimsPrincipal PrincipalOf(LinkTicket ticket) => new(new ClaimsIdentity(
        [
            new Claim(ItogClaims.Participant, ticket.Holder.ToString("D")),
            new Claim(Revision, ticket.Revision.ToString(CultureInfo.InvariantCulture)),
        ],
        ItogSchemes.Participant));

    /// <summary>The present revision of a participant's links; null when there is no such participant.</summary>
    public static async Task<int?> CurrentAsync(ExamDbContext db, Guid participant, CancellationToken cancellationToken) =>
        await db.Participants.AsNoTracking().Where(p => p.Id == participant).Select(p => (int?)p.LinkRevision).SingleOrDefaultAsync(cancellationToken);

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var participant = context.Principal is null ? null : ItogClaims.ParticipantOf(context.Principal);
        var revision = context.Principal?.FindFirst(Revision)?.Value;
        var db = context.HttpContext.RequestServices.GetRequiredService<ExamDbContext>();
        if (participant is not { } id
            || !int.TryParse(revision, CultureInfo.InvariantCulture, out var known)
            || await CurrentAsync(db, id, context.HttpContext.RequestAborted) != known)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ItogSchemes.Participant);
        }
    }
}
