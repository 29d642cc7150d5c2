using System.Globalization;
using System.Security.Claims;
using Itog.Exam;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Protocol;
using Itog.Server.Hosting;
using Itog.Server.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Attendants;

/// <summary><c>/a/{token}</c>: lets an assistant or a sign interpreter in by his link; and <c>/api/attendant</c>, which tells his page where he is expected.</summary>
internal static partial class AttendantDoorway
{
    private const string Revision = "linkRevision";

    public static void MapAttendantDoorway(this IEndpointRouteBuilder app)
    {
        app.MapGet("/a/{token}", OpenAsync).RequireRateLimiting(RateLimiting.Links);
        app.MapGet("/api/attendant", TellAsync).RequireAuthorization(ItogPolicies.Attendant);
    }

    /// <summary>Ends the cookie when the link that it came from is revoked: each request compares the revisions.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var attendant = context.Principal is null ? null : ItogClaims.AttendantOf(context.Principal);
        var db = context.HttpContext.RequestServices.GetRequiredService<ExamDbContext>();
        if (attendant is not { } id
            || !int.TryParse(context.Principal!.FindFirst(Revision)?.Value, CultureInfo.InvariantCulture, out var known)
            || await CurrentAsync(db, id, context.HttpContext.RequestAborted) != known)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ItogSchemes.Attendant);
        }
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext context, AttendantLinks links, ExamDbContext db, ILogger<AttendantLinks> logger)
    {
        var refusal = links.Read(token, out var ticket);
        if (refusal is null && await CurrentAsync(db, ticket.Holder, context.RequestAborted) != ticket.Revision)
        {
            refusal = LinkRefusal.Revoked;
        }

        if (refusal is { } reason)
        {
            Refused(logger, reason);
            return LinkEndpoints.Refuse(reason);
        }

        var identity = new ClaimsIdentity(
            [new Claim(ItogClaims.Attendant, ticket.Holder.ToString("D")), new Claim(Revision, ticket.Revision.ToString(CultureInfo.InvariantCulture))], ItogSchemes.Attendant);
        await context.SignInAsync(ItogSchemes.Attendant, new ClaimsPrincipal(identity));
        return Results.Redirect("/attendant");
    }

    private static async Task<IResult> TellAsync(HttpContext context, ExamDbContext db, DayDirectory days)
    {
        var id = ItogClaims.AttendantOf(context.User)!.Value;
        var attendant = await db.Attendants.AsNoTracking().SingleAsync(a => a.Id == id, context.RequestAborted);
        var places = new List<AttendantAnswer.Place>();
        foreach (var auditorium in await db.Schedule.AsNoTracking().Where(e => db.AttendantAssignments.Any(a => a.AttendantId == id && a.ParticipantId == e.ParticipantId))
            .Select(e => e.Auditorium!).Distinct().OrderBy(a => a.Number).ToListAsync(context.RequestAborted))
        {
            if (await days.ForAuditoriumAsync(auditorium.Id, context.RequestAborted) is { } day
                && await db.Schedule.Where(e => e.ExamDayId == day.ExamDay && e.AuditoriumId == auditorium.Id)
                    .Where(e => db.AttendantAssignments.Any(a => a.AttendantId == id && a.ParticipantId == e.ParticipantId))
                    .MinAsync(e => (DateTimeOffset?)e.ScheduledAt, context.RequestAborted) is { } at)
            {
                places.Add(new AttendantAnswer.Place(auditorium.Id, auditorium.Number, at));
            }
        }

        return Results.Json(new AttendantAnswer(attendant.FullName, attendant.Role, attendant.Beside, places), WireJson.Options);
    }

    private static Task<int?> CurrentAsync(ExamDbContext db, Guid attendant, CancellationToken cancellationToken) =>
        db.Attendants.AsNoTracking().Where(a => a.Id == attendant && a.WithdrawnAt == null).Select(a => (int?)a.LinkRevision).SingleOrDefaultAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "The link of an attendant was refused: {Reason}")]
    private static partial void Refused(ILogger logger, LinkRefusal reason);
}
