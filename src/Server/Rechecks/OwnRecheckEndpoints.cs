using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Forms;
using Itog.Exam.Letters;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Server.Api;
using Itog.Server.ExamResults;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rechecks;

/// <summary><c>/api/results/own/recheck</c>: the family's application for a recheck and what it came to. The token of its letter is the key.</summary>
internal static class OwnRecheckEndpoints
{
    public static void MapOwnRecheck(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/results/own/recheck").RequireRateLimiting(RateLimiting.Links);
        own.MapGet("", ReadAsync).WithSummary("Право на перепроверку и её ход, по ссылке из письма; null — перепроверять нечего").Produces<OwnRecheckAnswer>();
        own.MapPost("", FileAsync).WithSummary("Подать заявление о перепроверке").Produces<OwnRecheckAnswer>();
        own.MapPost("/acquaintance", AcquaintAsync).WithSummary("«С результатом перепроверки ознакомлен(а)»").Produces<OwnRecheckAnswer>();
        own.MapGet("/application.pdf", ApplicationAsync).WithSummary("Заявление о перепроверке для подписи").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ExamDbContext db, ResultLinks links, TimeProvider time) =>
        await OwnResultEndpoints.FindAsync(context, db, links) is { } letter
            ? Results.Ok(await AnswerAsync(db, letter, time, context.RequestAborted))
            : OutcomeResults.Refuse(OwnResultEndpoints.Unknown);

    private static async Task<IResult> FileAsync(HttpContext context, ExamDbContext db, ResultLinks links, RecheckBook book, TimeProvider time)
    {
        if (await OwnResultEndpoints.FindAsync(context, db, links) is not { } letter)
        {
            return OutcomeResults.Refuse(OwnResultEndpoints.Unknown);
        }

        var filed = await book.FileAsync(letter.ExamDayId, letter.ParticipantId, new RecheckApplication(ApplicantOf(letter)), staff: null, ActorOf(letter), context.RequestAborted);
        return filed.Problem is { } problem ? OutcomeResults.Refuse(problem) : Results.Ok(await AnswerAsync(db, letter, time, context.RequestAborted));
    }

    private static async Task<IResult> AcquaintAsync(HttpContext context, ExamDbContext db, ResultLinks links, RecheckBook book, TimeProvider time)
    {
        if (await OwnResultEndpoints.FindAsync(context, db, links) is not { } letter)
        {
            return OutcomeResults.Refuse(OwnResultEndpoints.Unknown);
        }

        if (await CurrentAsync(db, letter, context.RequestAborted) is not { } recheck)
        {
            return OutcomeResults.Refuse(RecheckRefusals.Unknown);
        }

        var known = await book.AcquaintAsync(letter.ExamDayId, recheck.Id, letter.Reader, signedOn: null, ActorOf(letter), context.RequestAborted);
        return known.Problem is { } problem ? OutcomeResults.Refuse(problem) : Results.Ok(await AnswerAsync(db, letter, time, context.RequestAborted));
    }

    private static async Task<IResult> ApplicationAsync(HttpContext context, ExamDbContext db, ResultLinks links)
    {
        if (await OwnResultEndpoints.FindAsync(context, db, links) is not { } letter)
        {
            return OutcomeResults.Refuse(OwnResultEndpoints.Unknown);
        }

        return await CurrentAsync(db, letter, context.RequestAborted) is { } recheck
            && await RecheckForms.ApplicationAsync(db, letter.ExamDayId, recheck.Id, context.RequestAborted) is { } record
            ? Results.Bytes(RecheckApplicationForm.Render(record), "application/pdf")
            : OutcomeResults.Refuse(RecheckRefusals.Unknown);
    }

    private static async Task<OwnRecheckAnswer?> AnswerAsync(ExamDbContext db, Letter letter, TimeProvider time, CancellationToken cancellationToken)
    {
        var grounds = (await RecheckGrounds.ReadAsync(db, letter.ExamDayId, cancellationToken))!;
        var now = grounds.Day.Local(time.GetUtcNow());
        if (grounds.Offer(letter.ParticipantId, now) is not { } offer)
        {
            return null;
        }

        var (pack, rules) = (grounds.Day.Regulation, grounds.Rules);
        var recheck = await CurrentAsync(db, letter, cancellationToken);
        var refusal = recheck is null ? grounds.Refuse(letter.ParticipantId, new RecheckApplication(ApplicantOf(letter)), now) : null;
        var first = grounds.Results.Single(r => r.Participant.Person.Id == letter.ParticipantId).Sheet!;
        var written = recheck?.Passed is null ? null : recheck.Protocol?.Written();
        var known = recheck is null ? null : await db.RecheckAcquaintances.AsNoTracking().SingleOrDefaultAsync(a => a.RecheckId == recheck.Id && a.Reader == letter.Reader, cancellationToken);
        return new OwnRecheckAnswer(
            rules.Addressee.Value,
            rules.Written.Value,
            rules.Final.Value,
            pack.Cite(rules.Addressee.Clause),
            refusal is null ? null : ProblemAnswer.Of(refusal, StatusCodes.Status422UnprocessableEntity),
            offer.Until,
            offer.Hour,
            recheck?.State,
            recheck?.FiledAt,
            recheck?.Passed,
            written is null ? null : ScoreSheet.Compute(first.CriteriaSet, first.Scale, written.Scores, written.NotAttemptedTasks).Total,
            recheck?.DecidedOn,
            known?.At);
    }

    private static Task<Recheck?> CurrentAsync(ExamDbContext db, Letter letter, CancellationToken cancellationToken) =>
        db.Rechecks.AsNoTracking().Include(r => r.Protocol)
            .SingleOrDefaultAsync(r => r.ExamDayId == letter.ExamDayId && r.ParticipantId == letter.ParticipantId && r.WithdrawnAt == null, cancellationToken);

    private static RecheckApplicant ApplicantOf(Letter letter) => letter.Reader == ResultReader.Parent ? RecheckApplicant.Parent : RecheckApplicant.Participant;

    private static Actor ActorOf(Letter letter) => new(letter.ParticipantId.ToString("D"), letter.Reader.ToString());
}
