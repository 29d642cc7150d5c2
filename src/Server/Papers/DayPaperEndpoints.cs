using System.Globalization;
using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Rehearsals;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.Closing;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Papers;

/// <summary>Every paper of an exam day as PDF, the result form as data, and a participant's application; made anew from what happened at every request.</summary>
internal static class DayPaperEndpoints
{
    private const string Pdf = "application/pdf";

    private static readonly Problem NoSuchPaper = new(
        "no-such-paper", "Такого документа нет", "Документ появится, когда случится то, о чём он говорит: протокол — после подписи эксперта, акт — после досрочного завершения или удаления.");

    private static readonly Problem NoSuchFormat = new("no-such-format", "Такого формата нет", "Выберите один из форматов на странице документов.");

    private static readonly Problem NoSuchParticipant = new("no-such-participant", "Участник не найден", "Обновите список участников.");

    public static void MapDayPapers(this IEndpointRouteBuilder app)
    {
        // The technician prints the forms and enters the results [001 appendix 2].
        var day = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead, StaffRole.Technician);
        day.MapGet("/papers", ListAsync).WithSummary("Документы дня экзамена").Produces<DayPapersAnswer>();
        day.MapGet("/papers/{id}.pdf", PaperAsync).WithSummary("Документ дня экзамена").Produces(StatusCodes.Status200OK, contentType: Pdf);
        day.MapGet("/results/{format}", ResultsAsync).WithSummary("Специализированная форма в виде данных").Produces(StatusCodes.Status200OK);
        app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGet("/participants/{id:guid}/application.pdf", ApplicationAsync)
            .WithSummary("Заявление участника").Produces(StatusCodes.Status200OK, contentType: Pdf);
    }

    private static async Task<IResult> ListAsync(int day, HttpContext context, ExamDbContext db, IEnumerable<IResultFormWriter> writers)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        var papers = await DayPapers.OfAsync(db, record, context.RequestAborted);
        return Results.Ok(new DayPapersAnswer(
            [.. papers.Select(p => new DayPaperAnswer(p.Id, p.Kind, p.Title, $"/api/exam-days/{day}/papers/{Uri.EscapeDataString(p.Id)}.pdf"))],
            record.Day.Kind == ExamDayKind.Rehearsal ? [] : [.. writers.Select(w => new ResultFileAnswer(w.Extension, $"/api/exam-days/{day}/results/{w.Extension}"))]));
    }

    private static async Task<IResult> PaperAsync(int day, string id, HttpContext context, ExamDbContext db, ClosedPackages packages, AccessLog log)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        if ((await DayPapers.OfAsync(db, record, context.RequestAborted)).FirstOrDefault(p => p.Id == id) is not { } paper)
        {
            return OutcomeResults.Refuse(NoSuchPaper);
        }

        if (!(await packages.FindAsync(record, paper.FileName, context.RequestAborted)).TryGet(out var kept, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status409Conflict);
        }

        await log.NoteAsync(context.User, "paper", string.Create(CultureInfo.InvariantCulture, $"{day}/{id}"), context.RequestAborted);
        return Results.Bytes(kept.Content ?? await paper.Render(context.RequestAborted), Pdf);
    }

    private static async Task<IResult> ResultsAsync(int day, string format, HttpContext context, ExamDbContext db, IEnumerable<IResultFormWriter> writers, ClosedPackages packages, AccessLog log)
    {
        if (writers.FirstOrDefault(w => w.Extension == format) is not { } writer)
        {
            return OutcomeResults.Refuse(NoSuchFormat);
        }

        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        if (record.Day.Kind == ExamDayKind.Rehearsal)
        {
            return OutcomeResults.Refuse(RehearsalRefusals.NoResults);
        }

        var form = ResultFormProjection.Of(record);
        if (!(await packages.FindAsync(record, TransferPackage.ResultsName(form, writer), context.RequestAborted)).TryGet(out var kept, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status409Conflict);
        }

        await log.NoteAsync(context.User, "results", string.Create(CultureInfo.InvariantCulture, $"{day}/{format}"), context.RequestAborted);
        return Results.File(kept.Content ?? writer.Write(form), writer.ContentType, $"{ResultFileName.Of(form.Place)}.{writer.Extension}");
    }

    private static async Task<IResult> ApplicationAsync(Guid id, SchoolCaller caller, HttpContext context, ExamDbContext db, AccessLog log)
    {
        var person = await db.Participants.AsNoTracking().Include(p => p.School).SingleOrDefaultAsync(p => p.Id == id && p.SchoolId == caller.School, context.RequestAborted);
        if (person is null)
        {
            return OutcomeResults.Refuse(NoSuchParticipant);
        }

        var regulation = await db.ExamDays.Where(d => d.SchoolId == caller.School).OrderByDescending(d => d.Date).Select(d => d.RegulationId).FirstOrDefaultAsync(context.RequestAborted);
        var head = await db.CommissionMembers.Where(m => m.SchoolId == caller.School && m.Role == StaffRole.SchoolHead && m.ReleasedAt == null)
            .OrderBy(m => m.Id).Select(m => m.StaffMember!.FullName).FirstOrDefaultAsync(context.RequestAborted);
        await log.NoteAsync(context.User, "application", id.ToString("D"), context.RequestAborted);
        return Results.Bytes(
            ApplicationForm.Render(PersonForms.Application(person, person.School!, head ?? string.Empty, regulation is null ? RegulationPacks.Get("ru-2026") : RegulationPacks.Get(regulation))), Pdf);
    }
}
