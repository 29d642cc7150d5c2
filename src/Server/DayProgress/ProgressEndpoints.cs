using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Server.Api;

namespace Itog.Server.DayProgress;

/// <summary><c>/api/exam-days/{day}/progress</c>: how the day goes in each auditorium and for each participant; absences and acts go from there.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder app) =>
        app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead).MapGet("/progress", ReadAsync).WithSummary("Ход дня экзамена").Produces<ProgressAnswer>();

    private static async Task<IResult> ReadAsync(int day, SchoolCaller caller, HttpContext context, ExamDbContext db, AuditoriumMailboxes mailboxes, TimeProvider time)
    {
        var record = (await DayRecord.ReadAsync(db, day, context.RequestAborted))!;
        var acts = (await DayPapers.OfAsync(db, record, context.RequestAborted)).Where(p => p.Kind == DayPaperKind.Act);
        var rooms = mailboxes.Open.Where(m => m.Key.ExamDay == day).ToDictionary(m => m.Key.Auditorium, m => m.Snapshot);
        // The head watches; the marks are the organizer's.
        return Results.Ok(ProgressAnswer.Of(record, rooms, [.. acts], caller.Roles.Contains(StaffRole.Organizer), time.GetUtcNow()));
    }
}
