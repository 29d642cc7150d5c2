using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.Results;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.ExamResults;

/// <summary>
/// <c>/api/results/own</c>: the result that a letter tells of, and the button «С результатом ознакомлен(а)». The token of the letter's link is the
/// key: it stands in the header <c>Authorization: Letter …</c>, so that no log keeps it.
/// </summary>
internal static class OwnResultEndpoints
{
    public const string Scheme = "Letter ";

    internal static readonly Problem Unknown = new(
        "no-such-result", "Ссылка не открывается",
        "Ссылка скопирована не целиком или её срок закончился. Откройте её ещё раз из письма. Если не получится, спросите результат в школе.");

    public static void MapOwnResult(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/results/own").RequireRateLimiting(RateLimiting.Links);
        own.MapGet("", ReadAsync).WithSummary("Результат по ссылке из письма").Produces<OwnResultAnswer>();
        own.MapPost("/acquaintance", AcquaintAsync).WithSummary("«С результатом ознакомлен(а)»").Produces<OwnResultAnswer>();
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ExamDbContext db, ResultLinks links) =>
        await FindAsync(context, db, links) is { } letter ? Results.Ok(await AnswerAsync(db, letter, context.RequestAborted)) : OutcomeResults.Refuse(Unknown);

    private static async Task<IResult> AcquaintAsync(HttpContext context, ExamDbContext db, ResultLinks links, ResultBook book)
    {
        if (await FindAsync(context, db, links) is not { } letter)
        {
            return OutcomeResults.Refuse(Unknown);
        }

        var actor = new Actor(letter.ParticipantId.ToString("D"), letter.Reader.ToString());
        var outcome = await book.AcquaintAsync(letter.ExamDayId, letter.ParticipantId, letter.Reader, signedOn: null, actor, context.RequestAborted);
        return outcome.TryGet(out _, out var problem) ? Results.Ok(await AnswerAsync(db, letter, context.RequestAborted)) : OutcomeResults.Refuse(problem);
    }

    internal static async Task<Letter?> FindAsync(HttpContext context, ExamDbContext db, ResultLinks links)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) && links.Read(header[Scheme.Length..]) is { } id
            ? await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, context.RequestAborted)
            : null;
    }

    private static async Task<OwnResultAnswer> AnswerAsync(ExamDbContext db, Letter letter, CancellationToken cancellationToken)
    {
        var day = (await DayRecord.ReadAsync(db, letter.ExamDayId, cancellationToken))!;
        var result = (await ParticipantResult.ReadAsync(db, day, cancellationToken)).Single(r => r.Participant.Person.Id == letter.ParticipantId);
        var sheet = result.Sheet!;
        var acquaintance = await db.ResultAcquaintances.AsNoTracking().SingleOrDefaultAsync(
            a => a.ExamDayId == letter.ExamDayId && a.ParticipantId == letter.ParticipantId && a.Reader == letter.Reader, cancellationToken);
        return new OwnResultAnswer(
            result.Participant.Person.FullName,
            day.School.Name,
            day.School.TimeZoneId,
            day.Day.Date,
            letter.Reader,
            result.Passed == true,
            result.Rechecked is not null,
            sheet.Total,
            sheet.Scale.Max,
            sheet.Scale.Pass,
            [.. sheet.CriteriaSet.Criteria.Where(c => sheet.Scale.Scores(c.Code)).Select(c => new OwnCriterionAnswer(c.Code, c.Title, sheet.Scores[c.Code], c.Max))],
            acquaintance?.At);
    }
}
