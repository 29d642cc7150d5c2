using Itog.Exam;
using Itog.Exam.People;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/auditoriums</c>: the auditoriums of a school.</summary>
internal static class AuditoriumEndpoints
{
    public static void MapAuditoriums(this IEndpointRouteBuilder app)
    {
        var auditoriums = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/auditoriums");
        auditoriums.MapGet("/", ListAsync).WithSummary("Аудитории школы").Produces<PageAnswer<AuditoriumRow>>();
        auditoriums.MapPost("/", AddAsync).RequireIdempotencyKey().WithSummary("Добавить аудиторию").Produces<AuditoriumRow>(StatusCodes.Status201Created);
        auditoriums.MapPut("/{id:int}", RenameAsync).WithSummary("Исправить номер и название аудитории").Produces<AuditoriumRow>();
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        var rows = await db.Auditoriums.AsNoTracking().Where(a => a.SchoolId == caller.School).OrderBy(a => a.Number)
            .Select(a => new AuditoriumRow(a.Id, a.Number, a.Name)).ToListAsync(context.RequestAborted);
        return rows.Cut(page, r => r.Number).ToResult(Results.Ok);
    }

    private static async Task<IResult> AddAsync(SchoolCaller caller, AuditoriumRequest request, HttpContext context, AuditoriumBook book) =>
        (await book.AddAsync(caller.School, request.Number, request.Name, caller.Actor, context.RequestAborted))
            .ToResult(added => Results.Created($"/api/schools/{caller.School}/auditoriums/{added.Id}", RowOf(added)));

    private static async Task<IResult> RenameAsync(SchoolCaller caller, int id, AuditoriumRequest request, HttpContext context, AuditoriumBook book) =>
        (await book.RenameAsync(caller.School, id, request.Number, request.Name, caller.Actor, context.RequestAborted))
            .ToResult(renamed => Results.Ok(RowOf(renamed)));

    private static AuditoriumRow RowOf(Auditorium auditorium) => new(auditorium.Id, auditorium.Number, auditorium.Name);
}
