using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Rehearsals;
using Itog.Queue.Mailbox;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Rehearsals;

/// <summary><c>/api/schools/{school}/rehearsals</c> and <c>/api/exam-days/{day}/rehearsal</c>: a whole exam day with the demo variants, and its end.</summary>
internal static class RehearsalEndpoints
{
    public static void AddRehearsals(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RehearsalOptions>().Bind(configuration.GetSection(RehearsalOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<RehearsalBook>();
        services.AddScoped<RehearsalDesk>();
        services.AddHostedService<RehearsalSweep>();
    }

    public static void MapRehearsals(this IEndpointRouteBuilder app)
    {
        var school = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead);
        school.MapGet("/rehearsals", ListAsync).WithSummary("Репетиции школы").Produces<IReadOnlyList<RehearsalAnswer>>();
        school.MapPost("/rehearsals", StartAsync).RequireIdempotencyKey().WithSummary("Начать репетицию с учебными материалами").Produces<RehearsalAnswer>(StatusCodes.Status201Created);
        var day = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead);
        day.MapPost("/rehearsal/stand-ins", AddStandInAsync).RequireIdempotencyKey().WithSummary("Добавить учебного участника").Produces<StandInAnswer>(StatusCodes.Status201Created);
        day.MapDelete("/rehearsal", EndAsync).WithSummary("Закончить репетицию и удалить её записи").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, HttpContext context, ExamDbContext db, IOptions<RehearsalOptions> options, AuditoriumMailboxes mailboxes)
    {
        var days = await db.ExamDays.AsNoTracking().Where(d => d.SchoolId == caller.School && d.Kind == ExamDayKind.Rehearsal).OrderBy(d => d.Date).ToListAsync(context.RequestAborted);
        var answers = new List<RehearsalAnswer>();
        foreach (var day in days)
        {
            answers.Add(await AnswerAsync(db, day, options.Value, mailboxes, context.RequestAborted));
        }

        return Results.Ok(answers);
    }

    private static async Task<IResult> StartAsync(
        SchoolCaller caller, RehearsalWish wish, HttpContext context, RehearsalBook book, ExamDbContext db, IOptions<RehearsalOptions> options, AuditoriumMailboxes mailboxes)
    {
        var started = await book.StartAsync(caller.School, wish, caller.Actor, context.RequestAborted);
        return started.TryGet(out var day, out var problem)
            ? Results.Created($"/api/schools/{caller.School}/rehearsals", await AnswerAsync(db, day, options.Value, mailboxes, context.RequestAborted))
            : OutcomeResults.Refuse(problem);
    }

    private static async Task<IResult> AddStandInAsync(int day, StandInRequest request, SchoolCaller caller, HttpContext context, RehearsalBook book, AuditoriumMailboxes mailboxes)
    {
        var added = await book.AddStandInAsync(day, request.Auditorium, caller.Actor, context.RequestAborted);
        if (!added.TryGet(out var entry, out var problem))
        {
            return OutcomeResults.Refuse(problem);
        }

        foreach (var mailbox in mailboxes.Open.Where(m => m.Key == new DayKey(day, request.Auditorium)))
        {
            mailbox.RefreshMaterials();
        }

        return Results.Created($"/api/exam-days/{day}/rehearsal", StandInAnswer.Of(entry));
    }

    private static async Task<IResult> EndAsync(int day, SchoolCaller caller, HttpContext context, RehearsalDesk desk) =>
        (await desk.EndAsync(day, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static async Task<RehearsalAnswer> AnswerAsync(ExamDbContext db, ExamDay day, RehearsalOptions options, AuditoriumMailboxes mailboxes, CancellationToken cancellationToken)
    {
        var schedule = await db.Schedule.AsNoTracking().Include(e => e.Participant).Where(e => e.ExamDayId == day.Id).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var rooms = schedule.Select(e => e.AuditoriumId).Distinct().ToList();
        var auditoriums = await db.Auditoriums.AsNoTracking().Where(a => rooms.Contains(a.Id)).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return new RehearsalAnswer(
            day.Id,
            day.Date,
            day.StartTime,
            RehearsalSweep.DeletedOn(day, options),
            await db.Attempts.CountAsync(a => a.ExamDayId == day.Id, cancellationToken),
            mailboxes.Open.Any(m => m.Key.ExamDay == day.Id && m.Snapshot.Day.Current is not null),
            schedule.Count(e => !e.Participant!.StandIn),
            [.. auditoriums.Select(a => new RehearsalRoom(a.Id, a.Number, a.Name))],
            [.. schedule.Where(e => e.Participant!.StandIn).OrderBy(e => e.ScheduledAt).Select(StandInAnswer.Of)]);
    }
}
