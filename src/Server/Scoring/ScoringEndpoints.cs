using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;
using RecordingState = Itog.Recorder.RecordingState;

namespace Itog.Server.Scoring;

/// <summary>The decisions by which scheme a day is scored, the protocols that the organizer looks after, and each expert's list of recordings.</summary>
internal static class ScoringEndpoints
{
    private static readonly Problem NoDay = new("no-such-day", "Такого дня нет", "Обновите страницу: день экзамена не найден в этой школе.");
    private static readonly Problem NoAttempt = new("no-such-attempt", "Такой попытки нет", "Обновите страницу: попытка не найдена в этой школе.");

    public static void MapScoring(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/scoring/recordings", RecordingsAsync).RequireAuthorization(ItogPolicies.Staff)
            .WithSummary("Записи, которые эксперт может оценивать: свободные, взятые и подписанные").Produces<IReadOnlyList<RecordingToScore>>();
        var school = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead);
        school.MapGet("/days/{day:int}/schemes", SchemesAsync).WithSummary("По какой схеме оценивают ответы дня").Produces<SchemesAnswer>();
        school.MapPost("/days/{day:int}/schemes", DecideAsync).RequireIdempotencyKey()
            .WithSummary("Записать, какая схема выбрана и чьим решением").Produces<SchemeDecisionAnswer>(StatusCodes.Status201Created);
        school.MapGet("/days/{day:int}/protocols", ProtocolsAsync)
            .WithSummary("Протоколы дня: кто оценивает и что подписано").Produces<IReadOnlyList<ProtocolOfDay>>();
        school.MapPost("/attempts/{attempt:guid}/protocol-draft/take-away", TakeAwayAsync)
            .WithSummary("Забрать неподписанный протокол у эксперта, чтобы его взял другой").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> RecordingsAsync(HttpContext context, ExamDbContext db, RecordingService recordings)
    {
        if (!Guid.TryParse(ItogClaims.StaffOf(context.User), out var expert))
        {
            return ProblemAnswer.Result(Refusals.SignedOut, StatusCodes.Status401Unauthorized);
        }

        var attempts = await db.Attempts.AsNoTracking().Include(a => a.Participant).Include(a => a.Auditorium)
            .Where(a => a.Outcome == AttemptOutcome.Finished && a.ExamDay!.ClosedAt == null
                && db.StaffAssignments.Any(s => s.StaffMemberId == expert && s.AuditoriumId == a.AuditoriumId && s.Role == StaffRole.Expert))
            .ToListAsync(context.RequestAborted);
        var ids = attempts.Select(a => a.Id).ToList();
        var protocols = await db.ExpertProtocols.AsNoTracking().Include(p => p.Expert).Where(p => ids.Contains(p.AttemptId)).ToListAsync(context.RequestAborted);
        var newest = protocols.GroupBy(p => p.AttemptId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        return Results.Ok(attempts.OrderBy(a => a.EndedAt).ThenBy(a => a.Id)
            .Select(a => RecordingToScore.Of(a, newest.GetValueOrDefault(a.Id), expert, recordings.Find(a.Id)?.State == RecordingState.Ready)).ToList());
    }

    private static async Task<IResult> SchemesAsync(SchoolCaller caller, int day, HttpContext context, ExamDbContext db, SchemeBook book) =>
        await FindDayAsync(db, caller, day, context.RequestAborted) is { } found
            ? Results.Ok(SchemesAnswer.Of(RegulationPacks.Get(found.RegulationId), await book.ReadAsync(day, context.RequestAborted)))
            : OutcomeResults.Refuse(NoDay);

    private static async Task<IResult> DecideAsync(
        SchoolCaller caller, int day, SchemeRequest request, HttpContext context, ExamDbContext db, SchemeBook book, AuditoriumMailboxes mailboxes)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is not { } found)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        var decided = await book.DecideAsync(found, request.Wish(), caller.Staff, caller.Roles[0], context.RequestAborted);
        foreach (var mailbox in decided.Succeeded ? mailboxes.Open.Where(m => m.Key.ExamDay == day) : [])
        {
            // Whom an expert may hear live follows from the scheme.
            mailbox.RefreshMaterials();
        }

        return decided.ToResult(decision => Results.Created($"/api/schools/{caller.School}/days/{day}/schemes", SchemeDecisionAnswer.Of(decision)));
    }

    private static async Task<IResult> ProtocolsAsync(SchoolCaller caller, int day, HttpContext context, ExamDbContext db)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is null || await DayRecord.ReadAsync(db, day, context.RequestAborted) is not { } record)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        var decisions = await db.SchemeDecisions.AsNoTracking().Where(d => d.ExamDayId == day).ToListAsync(context.RequestAborted);
        return Results.Ok(record.ToSign().Select(one => ProtocolOfDay.Of(record, one.Participant, one.Attempt, one.Protocol, decisions)).ToList());
    }

    private static async Task<IResult> TakeAwayAsync(
        SchoolCaller caller, Guid attempt, TakeAwayRequest request, HttpContext context, ExamDbContext db, ProtocolBook book, AuditoriumMailboxes mailboxes)
    {
        var row = await db.Attempts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt && a.Auditorium!.SchoolId == caller.School, context.RequestAborted);
        if (row is null)
        {
            return OutcomeResults.Refuse(NoAttempt);
        }

        var taken = await book.TakeAwayAsync(attempt, caller.Actor, request.Reason ?? "", context.RequestAborted);
        if (taken.Succeeded && await mailboxes.GetAsync(new DayKey(row.ExamDayId, row.AuditoriumId)) is { } mailbox)
        {
            mailbox.Refresh(protocols: true);
        }

        return taken.ToResult(_ => Results.NoContent());
    }

    private static Task<ExamDay?> FindDayAsync(ExamDbContext db, SchoolCaller caller, int day, CancellationToken cancellationToken) =>
        db.ExamDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == day && d.SchoolId == caller.School, cancellationToken);
}
