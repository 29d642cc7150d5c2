using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools</c>: the schools in which one serves, and their exam days.</summary>
internal static class SchoolEndpoints
{
    public static void MapSchools(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/schools", ListAsync).RequireAuthorization(ItogPolicies.Staff)
            .WithSummary("Школы, в которых вы работаете, и ваши роли там").Produces<IReadOnlyList<SchoolAnswer>>();
        app.MapSchool(Enum.GetValues<StaffRole>()).MapGet("/days", DaysAsync)
            .WithSummary("Дни экзамена школы").Produces<IReadOnlyList<ExamDayAnswer>>();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ExamDbContext db)
    {
        if (!Guid.TryParse(ItogClaims.StaffOf(context.User), out var staff))
        {
            return Results.Ok(Array.Empty<SchoolAnswer>());
        }

        var roles = await SchoolStaff.AllRolesAsync(db, staff, context.RequestAborted);
        var ids = roles.Select(r => r.School).Distinct().ToList();
        var schools = await db.Schools.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Code).ToListAsync(context.RequestAborted);
        return Results.Ok(schools.Select(s => new SchoolAnswer(
            s.Id, s.Code, s.Name, s.MunicipalityCode, s.Region, s.TimeZoneId, s.RegulationId, s.HelpPhone, [.. roles.Where(r => r.School == s.Id).Select(r => r.Role)])));
    }

    private static async Task<IResult> DaysAsync(SchoolCaller caller, HttpContext context, ExamDbContext db) =>
        Results.Ok(await db.ExamDays.AsNoTracking().Where(d => d.SchoolId == caller.School).OrderBy(d => d.Date)
            .Select(d => new ExamDayAnswer(d.Id, d.Date, d.RegulationId, d.StartTime, d.Kind)).ToListAsync(context.RequestAborted));
}
