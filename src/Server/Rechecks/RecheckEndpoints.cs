using Itog.Exam;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Recorder;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.ExamResults;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rechecks;

/// <summary><c>/api/exam-days/{day}/rechecks</c>: from the application for a recheck to the family that knows what it came to.</summary>
internal static class RecheckEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapSchoolRechecks(this IEndpointRouteBuilder app)
    {
        var rechecks = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/rechecks");
        rechecks.MapGet("", ListAsync).WithSummary("Перепроверки дня: состояние и срок каждой").Produces<PageAnswer<RecheckAnswer>>();
        rechecks.MapGet("/rules", RulesAsync).WithSummary("Что регламент говорит о перепроверке и кто имеет на неё право").Produces<RecheckRulesAnswer>();
        rechecks.MapPost("", FileAsync).RequireIdempotencyKey().WithSummary("Внести заявление о перепроверке").Produces<RecheckAnswer>(StatusCodes.Status201Created);
        rechecks.MapPost("/{id:guid}/forwarding", ForwardAsync).AllowIdempotencyKey().WithSummary("Отметить, кому передано заявление").Produces<RecheckAnswer>();
        rechecks.MapPut("/{id:guid}/blinding", BlindAsync).WithSummary("Подтвердить обезличенную копию: что в ней заглушено").Produces<RecheckAnswer>();
        rechecks.MapPut("/{id:guid}/rechecker", AssignAsync).WithSummary("Передать запись члену комиссии по перепроверке").Produces<RecheckAnswer>();
        rechecks.MapPost("/{id:guid}/decision", DecideAsync).AllowIdempotencyKey().WithSummary("Внести результат перепроверки").Produces<RecheckAnswer>();
        rechecks.MapPost("/{id:guid}/letters", NotifyAsync).RequireIdempotencyKey().WithSummary("Сообщить семье результат перепроверки").Produces<LettersQueuedAnswer>();
        rechecks.MapPost("/{id:guid}/signature", SignAsync).WithSummary("Отметить подпись об ознакомлении с результатом перепроверки").Produces<RecheckAnswer>();
        rechecks.MapPost("/{id:guid}/withdrawal", WithdrawAsync).AllowIdempotencyKey().WithSummary("Отметить, что заявление отозвано").Produces<RecheckAnswer>();
        rechecks.MapGet("/{id:guid}/application.pdf", ApplicationAsync).WithSummary("Заявление о перепроверке для подписи").Produces(StatusCodes.Status200OK, contentType: Pdf);
        rechecks.MapGet("/{id:guid}/protocol.pdf", ProtocolAsync).WithSummary("Протокол перепроверки").Produces(StatusCodes.Status200OK, contentType: Pdf);
    }

    private static async Task<IResult> ListAsync(int day, [AsParameters] PageRequest page, HttpContext context, RecheckReading reading) =>
        (await reading.ListAsync(day, context.RequestAborted)).Cut(page, r => r.Id.ToString("D")).ToResult(Results.Ok);

    private static async Task<IResult> RulesAsync(int day, HttpContext context, RecheckReading reading) => Results.Ok(await reading.RulesAsync(day, context.RequestAborted));

    private static async Task<IResult> FileAsync(
        int day, RecheckFiling typed, SchoolCaller caller, HttpContext context, ExamDbContext db, RecheckBook book, RecheckReading reading)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == caller.School, context.RequestAborted);
        var local = typed.FiledOn.ToDateTime(typed.FiledTime ?? TimeOnly.MinValue);
        var filedAt = new DateTimeOffset(local, school.TimeZone.GetUtcOffset(local));
        var filed = await book.FileAsync(
            day, typed.Participant, new RecheckApplication(typed.Applicant, filedAt, typed.Paper, typed.EarlierFail, typed.LateGround), caller.Staff, caller.Actor, context.RequestAborted);
        return filed.TryGet(out var recheck, out var problem)
            ? Results.Created($"/api/exam-days/{day}/rechecks/{recheck.Id:D}", await reading.OneAsync(day, recheck.Id, context.RequestAborted))
            : OutcomeResults.Refuse(problem);
    }

    private static async Task<IResult> ForwardAsync(
        int day, Guid id, RecheckForwarding typed, SchoolCaller caller, HttpContext context, RecheckBook book, RecheckReading reading) =>
        await AnswerAsync(await book.ForwardAsync(day, id, typed.On, typed.To, typed.Paper, caller.Actor, context.RequestAborted), context, reading);

    private static async Task<IResult> BlindAsync(
        int day, Guid id, RecheckBlinding typed, SchoolCaller caller, HttpContext context, ExamDbContext db, RecheckBook book, RecheckReading reading, RecordingService recordings)
    {
        var attempt = await db.Rechecks.Where(r => r.Id == id && r.ExamDayId == day).Select(r => (Guid?)r.AttemptId).SingleOrDefaultAsync(context.RequestAborted);
        return attempt is not { } answer ? OutcomeResults.Refuse(RecheckRefusals.Unknown)
            : recordings.Find(answer) is not { WavPath: not null } recording ? OutcomeResults.Refuse(RecheckRefusals.NoRecording)
            : await AnswerAsync(
                await book.BlindAsync(day, id, typed.Muted ?? [], recording.Duration.TotalSeconds, caller.Staff, caller.Actor, context.RequestAborted), context, reading);
    }

    private static async Task<IResult> AssignAsync(int day, Guid id, RecheckAssignment typed, SchoolCaller caller, HttpContext context, RecheckBook book, RecheckReading reading) =>
        await AnswerAsync(await book.AssignAsync(day, id, typed.Member, typed.Commission, caller.Actor, context.RequestAborted), context, reading);

    private static async Task<IResult> DecideAsync(int day, Guid id, RecheckDecision typed, SchoolCaller caller, HttpContext context, RecheckBook book, RecheckReading reading) =>
        await AnswerAsync(await book.DecideAsync(day, id, typed, caller.Actor, context.RequestAborted), context, reading);

    private static async Task<IResult> NotifyAsync(int day, Guid id, SchoolCaller caller, HttpContext context, RecheckBook book, LetterPost post) =>
        (await book.NotifyAsync(day, id, post.Ways, caller.Actor, context.RequestAborted)).ToResult(queued =>
        {
            post.Wake();
            return Results.Ok(new LettersQueuedAnswer(queued));
        });

    private static async Task<IResult> SignAsync(int day, Guid id, SignatureRequest typed, SchoolCaller caller, HttpContext context, RecheckBook book, RecheckReading reading) =>
        (await book.AcquaintAsync(day, id, typed.Reader, typed.SignedOn, caller.Actor, context.RequestAborted)) is { Problem: { } problem }
            ? OutcomeResults.Refuse(problem)
            : Results.Ok(await reading.OneAsync(day, id, context.RequestAborted));

    private static async Task<IResult> WithdrawAsync(int day, Guid id, RecheckReason typed, SchoolCaller caller, HttpContext context, RecheckBook book, RecheckReading reading) =>
        await AnswerAsync(await book.WithdrawAsync(day, id, typed.Reason, caller.Actor, context.RequestAborted), context, reading);

    private static async Task<IResult> ApplicationAsync(int day, Guid id, HttpContext context, ExamDbContext db) =>
        await RecheckForms.ApplicationAsync(db, day, id, context.RequestAborted) is { } record
            ? Results.Bytes(RecheckApplicationForm.Render(record), Pdf)
            : OutcomeResults.Refuse(RecheckRefusals.Unknown);

    private static async Task<IResult> ProtocolAsync(int day, Guid id, HttpContext context, ExamDbContext db, AccessLog log)
    {
        if (!(await RecheckForms.ProtocolAsync(db, day, id, context.RequestAborted)).TryGet(out var record, out var problem))
        {
            return OutcomeResults.Refuse(problem);
        }

        await log.NoteAsync(context.User, "recheck-protocol", id.ToString("D"), context.RequestAborted);
        return Results.Bytes(RecheckProtocolForm.Render(record), Pdf);
    }

    private static async Task<IResult> AnswerAsync(Outcome<Recheck> outcome, HttpContext context, RecheckReading reading) =>
        outcome.TryGet(out var recheck, out var problem)
            ? Results.Ok(await reading.OneAsync(recheck.ExamDayId, recheck.Id, context.RequestAborted))
            : OutcomeResults.Refuse(problem);
}
