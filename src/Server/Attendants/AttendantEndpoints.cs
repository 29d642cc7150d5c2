using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Queue.Access;
using Itog.Server.Api;
using Itog.Server.Links;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Attendants;

/// <summary><c>/api/schools/{school}/attendants</c>: the assistants and sign interpreters of a school, whom each is beside, and their links.</summary>
internal static class AttendantEndpoints
{
    public static void AddAttendants(this IServiceCollection services)
    {
        services.AddScoped<AttendantBook>();
        services.AddSingleton<AttendantLinks>();
    }

    public static void MapAttendants(this IEndpointRouteBuilder app)
    {
        var attendants = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/attendants");
        attendants.MapGet("/", ListAsync).WithSummary("Ассистенты и сурдопереводчики школы").Produces<PageAnswer<AttendantRow>>();
        attendants.MapPost("/", AddAsync).RequireIdempotencyKey().WithSummary("Добавить ассистента или сурдопереводчика").Produces<AttendantRow>(StatusCodes.Status201Created);
        attendants.MapPut("/{id:guid}", CorrectAsync).WithSummary("Исправить имя, место и назначения: действует сразу").Produces<AttendantRow>();
        attendants.MapDelete("/{id:guid}", WithdrawAsync).WithSummary("Снять со списка: ссылка перестаёт действовать сразу");
        attendants.MapPut("/{id:guid}/link", IssueAsync).WithSummary("Выдать ссылку или заменить её новой").Produces<AttendantLinkAnswer>();
        app.MapAttendantDoorway();
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        var all = await db.Attendants.AsNoTracking().Where(a => a.SchoolId == caller.School && a.WithdrawnAt == null)
            .OrderBy(a => a.FullName).ThenBy(a => a.Id).ToListAsync(context.RequestAborted);
        var assigned = (await db.AttendantAssignments.AsNoTracking().Where(a => a.Attendant!.SchoolId == caller.School).ToListAsync(context.RequestAborted)).ToLookup(a => a.AttendantId, a => a.ParticipantId);
        return all.Select(a => new AttendantRow(a.Id, a.Role, a.FullName, a.Beside, [.. assigned[a.Id].Order()])).ToList().Cut(page, r => r.Id.ToString("D")).ToResult(Results.Ok);
    }

    private static async Task<IResult> AddAsync(SchoolCaller caller, AttendantRequest request, HttpContext context, AttendantBook book, AttendantDoor door) =>
        await TellAsync(
            await book.AddAsync(caller.School, request.Role, request.FullName, request.Beside, request.Participants ?? [], caller.Actor, context.RequestAborted), door,
            added => Results.Created($"/api/schools/{caller.School}/attendants/{added.Id:D}", RowOf(added, request)));

    private static async Task<IResult> CorrectAsync(SchoolCaller caller, Guid id, AttendantRequest request, HttpContext context, AttendantBook book, AttendantDoor door) =>
        await TellAsync(
            await book.CorrectAsync(caller.School, id, request.FullName, request.Beside, request.Participants ?? [], caller.Actor, context.RequestAborted), door,
            corrected => Results.Ok(RowOf(corrected, request)));

    private static async Task<IResult> WithdrawAsync(SchoolCaller caller, Guid id, HttpContext context, AttendantBook book, AttendantDoor door) =>
        await TellAsync(await book.WithdrawAsync(caller.School, id, caller.Actor, context.RequestAborted), door, _ => Results.NoContent());

    private static async Task<IResult> IssueAsync(
        SchoolCaller caller, Guid id, AttendantLinkRequest request, HttpContext context, AttendantBook book, AttendantLinks links, IOptions<Links.LinkOptions> options, IOptions<PostOptions> post, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        return (await book.RenewLinkAsync(caller.School, id, request.Renew, caller.Actor, context.RequestAborted)).ToResult(attendant =>
        {
            var path = links.PathFor(attendant);
            var url = LinkDesk.AddressOf(post.Value.PublicAddress, context.Request) + path;
            return Results.Ok(new AttendantLinkAnswer(path, url, QrDrawing.Of(url), time.GetUtcNow().AddDays(options.Value.Days)));
        });
    }

    private static AttendantRow RowOf(Attendant attendant, AttendantRequest request) =>
        new(attendant.Id, attendant.Role, attendant.FullName, attendant.Beside, [.. (request.Participants ?? []).Distinct().Order()]);

    private static async Task<IResult> TellAsync(Outcome<Attendant> outcome, AttendantDoor door, Func<Attendant, IResult> answer)
    {
        if (outcome.TryGet(out var attendant, out _))
        {
            await door.ChangedAsync(attendant);
        }

        return outcome.ToResult(answer);
    }
}
