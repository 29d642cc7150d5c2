using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Exam.Regulation;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/days</c>: setting exam days and their connection schedules.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder app)
    {
        var days = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/days");
        days.MapPost("/", AddDayAsync).RequireIdempotencyKey().WithSummary("Назначить день экзамена").Produces<ExamDayAnswer>(StatusCodes.Status201Created);
        days.MapGet("/{day:int}/schedule", ReadAsync).WithSummary("График подключения").Produces<PageAnswer<ScheduleRow>>();
        days.MapPost("/{day:int}/schedule/plan", PlanAsync).WithSummary("Каким был бы график; ничего не записывает").Produces<IReadOnlyList<ScheduleRow>>();
        days.MapPost("/{day:int}/schedule", MakeAsync).RequireIdempotencyKey().WithSummary("Составить график вместо прежнего").Produces<IReadOnlyList<ScheduleRow>>();
        days.MapPut("/{day:int}/schedule/{participant:guid}", MoveAsync).WithSummary("Перенести одного участника");
    }

    private static async Task<IResult> AddDayAsync(SchoolCaller caller, ExamDayRequest request, HttpContext context, ExamDayBook book) =>
        (await book.AddAsync(caller.School, request.Date, request.RegulationId, request.Kind, request.StartTime, caller.Actor, context.RequestAborted))
            .ToResult(day => Results.Created($"/api/schools/{caller.School}/days", new ExamDayAnswer(day.Id, day.Date, day.RegulationId, day.StartTime, day.Kind)));

    private static async Task<IResult> ReadAsync(SchoolCaller caller, int day, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        if (await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.SchoolId == caller.School && d.Id == day, context.RequestAborted) is not { } found)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        var rules = new SlotRules(RegulationPacks.Get(found.RegulationId), SlotRules.UsualChecks, TimeSpan.Zero);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant).Include(e => e.Auditorium).Where(e => e.ExamDayId == day).ToListAsync(context.RequestAborted);
        return entries.OrderBy(e => e.Auditorium!.Number, StringComparer.Ordinal).ThenBy(e => e.ScheduledAt).ThenBy(e => e.Id)
            .Select(e => RowOf(e.Participant!, e.Auditorium!, LocalTime(e, found), rules.Of(e.Participant!)))
            .Cut(page, r => r.Participant.ToString("N")).ToResult(Results.Ok);
    }

    private static async Task<IResult> PlanAsync(SchoolCaller caller, int day, ScheduleWish wish, HttpContext context, ScheduleBook book) =>
        (await book.PlanAsync(caller.School, day, wish, context.RequestAborted)).ToResult(Rows);

    private static async Task<IResult> MakeAsync(SchoolCaller caller, int day, ScheduleWish wish, HttpContext context, ScheduleBook book) =>
        (await book.MakeAsync(caller.School, day, wish, caller.Actor, context.RequestAborted)).ToResult(Rows);

    private static async Task<IResult> MoveAsync(SchoolCaller caller, int day, Guid participant, ScheduleMove move, HttpContext context, ScheduleBook book) =>
        (await book.MoveAsync(caller.School, day, participant, move.Auditorium, move.At, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static IResult Rows(IReadOnlyList<PlannedSlot> slots) => Results.Ok(slots.Select(s => RowOf(s.Participant, s.Auditorium, s.At, s.Length)));

    private static TimeOnly LocalTime(ScheduleEntry entry, ExamDay day) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.ScheduledAt, day.School!.TimeZone).DateTime);

    private static ScheduleRow RowOf(Participant person, Auditorium auditorium, TimeOnly at, TimeSpan length) =>
        new(person.Id, person.FullName, person.Class, auditorium.Id, auditorium.Number, at, (int)length.TotalMinutes, person.ExtraTime);
}
