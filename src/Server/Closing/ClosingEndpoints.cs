using System.Globalization;
using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.Hosting;

namespace Itog.Server.Closing;

/// <summary><c>/api/exam-days/{day}</c>: absences, the closing of the day, and the package for the processing centre.</summary>
internal static class ClosingEndpoints
{
    private const string Zip = "application/zip";

    private const string Package = "transfer-package";

    public static void AddClosing(this IServiceCollection services)
    {
        services.AddScoped<DayClosing>();
        services.AddScoped<DayRecordings>();
        services.AddScoped<ClosedPackages>();

        // The format of a neighbouring system takes its place beside these.
        services.AddSingleton<IResultFormWriter, ResultXlsx>();
        services.AddSingleton<IResultFormWriter, ResultCsv>();
        services.AddSingleton<IResultFormWriter, ResultXml>();
        services.AddSingleton<IResultFormWriter, ResultJson>();
    }

    public static void MapClosing(this IEndpointRouteBuilder app)
    {
        var day = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead);
        day.MapGet("/closing", ReviewAsync).WithSummary("Чего не хватает, чтобы закрыть экзамен").Produces<ClosingAnswer>();
        day.MapPost("/closing", CloseAsync).AllowIdempotencyKey().WithSummary("Закрыть экзамен").Produces<ClosingAnswer>().Produces<ClosingRefusal>(StatusCodes.Status409Conflict, ProblemAnswer.MediaType);
        app.MapDay(StaffRole.SchoolHead).MapPost("/closing/reopening", ReopenAsync)
            .WithSummary("Открыть закрытый экзамен снова, пока ничего не передано").Produces<ClosingAnswer>();
        // «Н» is the organizer's mark, or made at his word [004 app. 2, 002 §17.3]; the head only sees it.
        var organizer = app.MapDay(StaffRole.Organizer);
        organizer.MapPut("/absences/{participant:guid}", MarkAbsentAsync).WithSummary("Отметить неявку").Produces(StatusCodes.Status204NoContent);
        organizer.MapDelete("/absences/{participant:guid}", WithdrawAbsenceAsync).WithSummary("Снять отметку о неявке").Produces(StatusCodes.Status204NoContent);
        day.MapGet("/transfer-package.zip", PackageAsync).WithSummary("Материалы закрытого экзамена для РЦОИ").Produces(StatusCodes.Status200OK, contentType: Zip);
    }

    private static async Task<IResult> ReviewAsync(int day, SchoolCaller caller, HttpContext context, ExamDbContext db, DayClosing closing, DayRecordings recordings)
    {
        var states = await recordings.ReadAsync((await DayRecord.ReadAsync(db, day, context.RequestAborted))!, verify: false, context.RequestAborted);
        return (await closing.ReviewAsync(day, states, context.RequestAborted)).ToResult(review => Results.Ok(ClosingAnswer.Of(day, caller.School, review)));
    }

    private static async Task<IResult> ReopenAsync(
        int day, ReopeningRequest request, SchoolCaller caller, HttpContext context, ExamDbContext db, DayClosing closing, DayRecordings recordings, AccessLog log, AuditoriumMailboxes mailboxes)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        var handedOver = record.Day.ClosedAt is { } closedAt
            && await log.WasReadAsync(Package, day.ToString(CultureInfo.InvariantCulture), closedAt, context.RequestAborted);
        var reopened = await closing.ReopenAsync(day, request.Reason ?? "", handedOver, caller.Actor, context.RequestAborted);
        foreach (var mailbox in reopened.Succeeded ? mailboxes.Open.Where(m => m.Key.ExamDay == day) : [])
        {
            mailbox.RefreshMaterials();
        }

        return reopened.Succeeded ? await ReviewAsync(day, caller, context, db, closing, recordings) : OutcomeResults.Refuse(reopened.Problem);
    }

    private static async Task<IResult> CloseAsync(
        int day, SchoolCaller caller, HttpContext context, ExamDbContext db, DayClosing closing, DayRecordings recordings, ClosedPackages packages, AuditoriumMailboxes mailboxes)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        var states = await recordings.ReadAsync(record, verify: !record.Day.IsClosed(), context.RequestAborted);
        if (!(await closing.CloseAsync(day, states, caller.Actor, context.RequestAborted)).TryGet(out var review, out var problem))
        {
            return OutcomeResults.Refuse(problem);
        }

        if (review.ClosedAt is null)
        {
            return Results.Json(RefusalOf(caller.School, review), contentType: ProblemAnswer.MediaType, statusCode: StatusCodes.Status409Conflict);
        }

        // What is handed over is made now, before anybody can be renamed or reassigned.
        if ((await packages.GetAsync((await DayRecord.ReadAsync(db, day, context.RequestAborted))!, context.RequestAborted)).Problem is { } trouble)
        {
            return OutcomeResults.Refuse(trouble);
        }

        foreach (var mailbox in mailboxes.Open.Where(m => m.Key.ExamDay == day))
        {
            mailbox.Refresh(protocols: true);
        }

        return Results.Ok(ClosingAnswer.Of(day, caller.School, review));
    }

    private static async Task<IResult> MarkAbsentAsync(int day, Guid participant, SchoolCaller caller, HttpContext context, DayClosing closing) =>
        (await closing.MarkAbsentAsync(day, participant, absent: true, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> WithdrawAbsenceAsync(int day, Guid participant, SchoolCaller caller, HttpContext context, DayClosing closing) =>
        (await closing.MarkAbsentAsync(day, participant, absent: false, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> PackageAsync(int day, HttpContext context, ExamDbContext db, ClosedPackages packages, AccessLog log)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        if (!(await packages.GetAsync(record, context.RequestAborted)).TryGet(out var bytes, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status409Conflict);
        }

        await log.NoteAsync(context.User, Package, day.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
        return Results.File(bytes, Zip, ResultFileName.Of(FormPlace.Of(record.Day)) + ".zip");
    }

    private static ClosingRefusal RefusalOf(int school, ClosingReview review)
    {
        var count = review.Gaps.Count;
        var problem = new Problem(
            "closing-incomplete",
            "Экзамен пока нельзя закрыть",
            string.Create(CultureInfo.InvariantCulture, $"Не хватает: {count}. Каждый пункт списка говорит, чего не хватает и где это исправить."),
            ClosedDay.Clause);
        return new ClosingRefusal(
            $"urn:itog:problem:{problem.Code}", StatusCodes.Status409Conflict, problem.Code, problem.Title, problem.Detail, problem.Clause,
            [.. review.Gaps.Select(g => ClosingGapAnswer.Of(school, g))]);
    }
}
