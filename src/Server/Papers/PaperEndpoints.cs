using System.Globalization;
using Itog.Exam;
using Itog.Exam.Forms;
using Itog.Exam.Writing;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Server.Access;
using Itog.Server.Hosting;

namespace Itog.Server.Papers;

/// <summary>The official forms as PDF, made anew from what happened at every request.</summary>
internal static class PaperEndpoints
{
    private const string Pdf = "application/pdf";

    private static readonly Problem NotSigned = new(
        "protocol-not-signed", "Протокол ещё не подписан", "Протокол появится после подписи эксперта.");

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/attempts/{id:guid}/protocol.pdf", ProtocolAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapGet("/api/attempts/{id:guid}/draft-sheet.pdf", DraftSheetAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapGet("/api/auditoriums/{id:int}/register.pdf", RegisterAsync).RequireAuthorization(ItogPolicies.SignedIn);
    }

    private static async Task<IResult> ProtocolAsync(Guid id, HttpContext context, ExamDbContext db, AttemptAccess access, AccessLog log)
    {
        if (!await access.MayReadProtocolAsync(context.User, id, context.RequestAborted))
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        if (!(await FormProjection.ExpertProtocolAsync(db, id, context.RequestAborted)).TryGet(out var record, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status404NotFound);
        }

        if (record.Signature is null)
        {
            return ProblemAnswer.Result(NotSigned, StatusCodes.Status404NotFound);
        }

        await log.NoteAsync(context.User, "protocol", id.ToString("D"), context.RequestAborted);
        return Results.Bytes(ExpertProtocolForm.Render(record), Pdf);
    }

    private static async Task<IResult> DraftSheetAsync(Guid id, HttpContext context, ExamDbContext db, AttemptAccess access, AccessLog log)
    {
        if (!await access.MayReadWrittenAsync(context.User, id, context.RequestAborted))
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        if (!(await DraftSheets.ReadAsync(db, id, context.RequestAborted)).TryGet(out var record, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status404NotFound);
        }

        await log.NoteAsync(context.User, "draft-sheet", id.ToString("D"), context.RequestAborted);
        return Results.Bytes(DraftSheetForm.Render(record), Pdf);
    }

    private static async Task<IResult> RegisterAsync(int id, HttpContext context, ExamDbContext db, AttemptAccess access, DayDirectory days, AccessLog log)
    {
        if (!await access.MayReadRegisterAsync(context.User, id, context.RequestAborted))
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        if (await days.ForAuditoriumAsync(id, context.RequestAborted) is not { } day)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        if (!(await FormProjection.RegisterAsync(db, day.ExamDay, id, context.RequestAborted)).TryGet(out var record, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status404NotFound);
        }

        await log.NoteAsync(context.User, "register", id.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
        return Results.Bytes(AuditoriumRegisterForm.Render(record), Pdf);
    }
}
