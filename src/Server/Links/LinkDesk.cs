using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Server.Api;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Links;

/// <summary>
/// <c>/api/schools/{school}/links</c>: gives the personal links of participants to the organizer, renews them, and tells who has one. The links
/// themselves are kept nowhere; that one was given out stands in the audit log.
/// </summary>
internal static class LinkDesk
{
    private const string Issued = "LinkIssued";

    private static readonly Problem Nobody = new("links-of-nobody", "Никто не выбран", "Отметьте участников, которым нужны ссылки.");

    private static readonly Problem Missing = new(
        "no-such-participant", "Участника нет в списке", "Кого-то из выбранных нет в списке школы или он снят с экзамена. Обновите страницу.");

    public static void MapLinkDesk(this IEndpointRouteBuilder app)
    {
        var links = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/links");
        links.MapGet("/", ListAsync).WithSummary("Кому выданы личные ссылки").Produces<PageAnswer<LinkRow>>();
        links.MapPut("/", IssueAsync).WithSummary("Выдать личные ссылки или заменить их новыми").Produces<IReadOnlyList<IssuedLink>>();
    }

    private static async Task<IResult> ListAsync(
        SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db, TimeProvider time, IOptions<LinkOptions> options)
    {
        var people = await db.Participants.AsNoTracking().Where(p => p.SchoolId == caller.School && p.WithdrawnAt == null && !p.StandIn)
            .OrderBy(p => p.Class).ThenBy(p => p.FamilyName).ThenBy(p => p.GivenName).ThenBy(p => p.Code).ToListAsync(context.RequestAborted);
        var stream = AuditStream.OfSchool(caller.School);
        var lines = await db.AuditEvents.AsNoTracking().Where(e => e.Stream == stream && e.Type == Issued).OrderBy(e => e.Id)
            .Select(e => new { e.At, e.Payload }).ToListAsync(context.RequestAborted);
        var given = new Dictionary<(Guid, int), DateTimeOffset>();
        foreach (var line in lines)
        {
            var note = JsonSerializer.Deserialize<LinkNote>(line.Payload, ExamJson.Options)!;
            given[(note.Participant, note.Revision)] = line.At;
        }

        var life = TimeSpan.FromDays(options.Value.Days);
        var now = time.GetUtcNow();
        var rows = people.Select(p =>
        {
            DateTimeOffset? at = given.TryGetValue((p.Id, p.LinkRevision), out var found) && found + life > now ? found : null;
            return new LinkRow(p.Id, p.Code, p.FullName, p.Class, at, at + life);
        }).ToList();
        return rows.Cut(page, r => r.Participant.ToString("D")).ToResult(Results.Ok);
    }

    private static async Task<IResult> IssueAsync(
        SchoolCaller caller, LinkRequest request, HttpContext context, ExamDbContext db, PersonalLinks links, TimeProvider time, IOptions<LinkOptions> options, IOptions<PostOptions> post)
    {
        var wanted = request.Participants?.Distinct().ToList() ?? [];
        if (wanted.Count == 0)
        {
            return OutcomeResults.Refuse(Nobody);
        }

        await using var transaction = await db.Database.BeginImmediateAsync(context.RequestAborted);
        var people = await db.Participants.Where(p => p.SchoolId == caller.School && p.WithdrawnAt == null && wanted.Contains(p.Id)).ToListAsync(context.RequestAborted);
        if (people.Count != wanted.Count)
        {
            return OutcomeResults.Refuse(Missing);
        }

        var now = time.GetUtcNow();
        foreach (var person in people.Where(_ => request.Renew))
        {
            person.LinkRevision++;
        }

        await db.SaveChangesAsync(context.RequestAborted);
        await AuditLog.AppendAsync(
            db,
            [.. people.Select(p => new AuditEntry(
                AuditStream.OfSchool(caller.School), Issued, JsonSerializer.Serialize(new LinkNote(p.Id, p.LinkRevision), ExamJson.Options), caller.Actor, now))],
            context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        var address = AddressOf(post.Value.PublicAddress, context.Request);
        return Results.Ok(people.Select(p =>
        {
            var path = links.PathFor(p);
            var url = address + path;
            return new IssuedLink(p.Id, path, url, QrDrawing.Of(url), now, now.AddDays(options.Value.Days));
        }));
    }

    // Families reach the server by the address that its setting names, not by that of the computer in the office.
    internal static string AddressOf(Uri? configured, HttpRequest request) =>
        (configured is { IsAbsoluteUri: true } ? configured.AbsoluteUri : $"{request.Scheme}://{request.Host}").TrimEnd('/');

    /// <summary>What the audit line of a link says.</summary>
    private sealed record LinkNote(Guid Participant, int Revision);
}
