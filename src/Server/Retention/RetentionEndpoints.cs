using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Retention;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Retention;

/// <summary><c>/api/exam-days/{day}/retention</c>: what is kept until when, its destruction, and the act of that.</summary>
internal static class RetentionEndpoints
{
    private const string Pdf = "application/pdf";

    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<DestructionBook>();
        services.AddScoped<OrphanFiles>();
        services.AddScoped<KeptMaterials>();
    }

    public static void MapRetention(this IEndpointRouteBuilder app)
    {
        var retention = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/retention");
        retention.MapGet("", ReadAsync).WithSummary("Что хранится от этого дня и до какой даты").Produces<RetentionAnswer>();
        retention.MapPost("/destruction", DestroyAsync).AllowIdempotencyKey().WithSummary("Уничтожить материалы, срок хранения которых закончился").Produces<RetentionAnswer>();
        retention.MapGet("/act.pdf", ActAsync).WithSummary("Акт об уничтожении материалов").Produces(StatusCodes.Status200OK, contentType: Pdf);
    }

    private static async Task<IResult> ReadAsync(int day, HttpContext context, ExamDbContext db, KeptMaterials kept, TimeProvider time) =>
        Results.Ok(await AnswerAsync(await FindAsync(db, day, context.RequestAborted), db, kept, time, context.RequestAborted));

    private static async Task<IResult> DestroyAsync(
        int day, DestructionRequest typed, SchoolCaller caller, HttpContext context, ExamDbContext db, KeptMaterials kept, DestructionBook book, TimeProvider time)
    {
        var row = await FindAsync(db, day, context.RequestAborted);
        if (kept.AnyOpen(row))
        {
            return OutcomeResults.Refuse(DestructionRefusals.RecordingOpen);
        }

        var materials = await kept.CountAsync(row, context.RequestAborted);
        if ((await book.BeginAsync(day, materials, typed.Commission ?? [], caller.Staff, caller.Actor, context.RequestAborted)).Problem is { } refusal)
        {
            return OutcomeResults.Refuse(refusal);
        }

        try
        {
            // Begun is begun: the browser that goes away does not stop it.
            await kept.DeleteAsync(row);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return OutcomeResults.Refuse(DestructionRefusals.Incomplete);
        }

        await book.FinishAsync(day, caller.Actor, CancellationToken.None);
        return Results.Ok(await AnswerAsync(row, db, kept, time, context.RequestAborted));
    }

    private static async Task<IResult> ActAsync(int day, HttpContext context, ExamDbContext db) =>
        await db.Destructions.AsNoTracking().SingleOrDefaultAsync(d => d.ExamDayId == day && d.DoneAt != null, context.RequestAborted) is { } destruction
            ? Results.Bytes(DestructionActForm.Render(DestructionAct.Of(destruction, await FindAsync(db, day, context.RequestAborted))), Pdf)
            : OutcomeResults.Refuse(DestructionRefusals.NoAct);

    private static async Task<RetentionAnswer> AnswerAsync(ExamDay day, ExamDbContext db, KeptMaterials kept, TimeProvider time, CancellationToken cancellationToken)
    {
        var regulation = RegulationPacks.Get(day.RegulationId);
        var term = RetentionTerm.Of(regulation, day.Date);
        var destruction = await db.Destructions.AsNoTracking().SingleOrDefaultAsync(d => d.ExamDayId == day.Id, cancellationToken);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), day.School!.TimeZone).DateTime);
        var rechecked = await DestructionBook.OpenRechecksAsync(db, day.Id, cancellationToken);
        var refusal = destruction is not null ? null
            : term.Refuse(today)
            ?? (!day.IsClosed() ? DestructionRefusals.NotClosed : rechecked.Count > 0 ? DestructionRefusals.UnderRecheck(rechecked) : null);
        return new RetentionAnswer(
            term.KeptUntil,
            term.DestroyedFrom,
            term.Source,
            regulation.Destruction.Value.Methods,
            regulation.Destruction.Value.By,
            regulation.Cite(regulation.Destruction.Clause),
            MaterialAnswer.Of(destruction is null ? await kept.CountAsync(day, cancellationToken) : destruction.Materials),
            refusal is null ? null : ProblemAnswer.Of(refusal, StatusCodes.Status422UnprocessableEntity),
            destruction is null ? null : new DestructionAnswer(destruction.BegunAt, destruction.DoneAt, destruction.Commission));
    }

    private static Task<ExamDay> FindAsync(ExamDbContext db, int day, CancellationToken cancellationToken) =>
        db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == day, cancellationToken);
}
