using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Results;
using Itog.Server.Api;
using Itog.Server.Post;

namespace Itog.Server.ExamResults;

/// <summary><c>/api/exam-days/{day}/results</c>: approval, notices, signatures, readmission, and how the terms of the regulation stand.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder app)
    {
        var results = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/results");
        results.MapGet("", ReadAsync).WithSummary("Результаты дня, извещения, ознакомление, повторный допуск, сроки").Produces<ResultsAnswer>();
        results.MapPost("/approval", ApproveAsync).AllowIdempotencyKey().WithSummary("Внести решение об утверждении результатов").Produces<ApprovalAnswer>();
        results.MapPost("/letters", NotifyAsync).RequireIdempotencyKey().WithSummary("Отправить извещения о результатах всем, кому они ещё не отправлены").Produces<LettersQueuedAnswer>();
        results.MapPost("/{participant:guid}/signature", SignAsync).WithSummary("Отметить подпись об ознакомлении").Produces<AcquaintanceAnswer>();
        results.MapPost("/{participant:guid}/readmission", ReadmitAsync).AllowIdempotencyKey().WithSummary("Допустить участника повторно").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ReadAsync(int day, HttpContext context, ExamDbContext db, ResultsReading reading) =>
        Results.Ok(await reading.ReadAsync((await DayRecord.ReadAsync(db, day, context.RequestAborted))!, context.RequestAborted));

    private static async Task<IResult> ApproveAsync(int day, ApprovalRequest typed, SchoolCaller caller, HttpContext context, ResultBook book) =>
        (await book.ApproveAsync(day, typed.ProcessingEndedOn, typed.ApprovedOn, typed.Decision ?? string.Empty, caller.Staff, caller.Actor, context.RequestAborted))
        .ToResult(approval => Results.Ok(new ApprovalAnswer(approval.ProcessingEndedOn, approval.ApprovedOn, approval.Decision)));

    private static async Task<IResult> NotifyAsync(int day, SchoolCaller caller, HttpContext context, ResultBook book, LetterPost post) =>
        (await book.NotifyAsync(day, post.Ways, caller.Actor, context.RequestAborted)).ToResult(queued =>
        {
            post.Wake();
            return Results.Ok(new LettersQueuedAnswer(queued));
        });

    private static async Task<IResult> SignAsync(int day, Guid participant, SignatureRequest typed, SchoolCaller caller, HttpContext context, ResultBook book) =>
        (await book.AcquaintAsync(day, participant, typed.Reader, typed.SignedOn, caller.Actor, context.RequestAborted))
        .ToResult(a => Results.Ok(new AcquaintanceAnswer(a.Reader, a.At, a.SignedOn)));

    private static async Task<IResult> ReadmitAsync(int day, Guid participant, ReadmissionTyped typed, SchoolCaller caller, HttpContext context, ReadmissionBook book) =>
        (await book.AdmitAsync(
            day, participant, new ReadmissionRequest(typed.Round, typed.Decision ?? string.Empty, typed.DecidedOn, typed.Ground), caller.Staff, caller.Actor, context.RequestAborted))
        .ToResult(_ => Results.NoContent());
}
