using System.Globalization;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Queue;
using Itog.Queue.Hub;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.ExamResults;
using Itog.Server.Hosting;
using Itog.Server.Post;

namespace Itog.Server.Readiness;

/// <summary>
/// <c>/api/exam-days/{day}/readiness</c>: who has made a test call and what else the day needs, as the report to the processing centre [002 §40.2]; and
/// <c>/api/test-call/sound</c>, by which somebody hears his own test recording.
/// </summary>
internal static class ReadinessEndpoints
{
    public static void AddReadiness(this IServiceCollection services)
    {
        services.AddScoped<ReadinessDesk>();
        services.AddScoped<ReminderBook>();
        services.AddSingleton<ILetterWriter, ReminderWriter>();
    }

    public static void MapReadiness(this IEndpointRouteBuilder app)
    {
        // The technician makes the test connections together with the organizer [002 §40.2].
        var readiness = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead, StaffRole.Technician);
        readiness.MapGet("/readiness", ReadAsync).WithSummary("Готовность к дню экзамена").Produces<ReadinessAnswer>();
        readiness.MapGet("/readiness/{format}", FileAsync).WithSummary("Отчёт о готовности: pdf, xlsx или csv").Produces(StatusCodes.Status200OK);
        readiness.MapPost("/readiness/reminders", RemindAsync).RequireIdempotencyKey()
            .WithSummary("Напомнить о проверке связи тем, кто её не прошёл").Produces<LettersQueuedAnswer>();
        app.MapGet("/api/test-call/sound/{take:guid}", Sound).RequireAuthorization(ItogPolicies.SignedIn)
            .WithSummary("Своя пробная запись, пока идёт пробный звонок").Produces(StatusCodes.Status200OK, contentType: "audio/wav");
    }

    private static async Task<IResult> ReadAsync(int day, HttpContext context, ReadinessDesk desk) =>
        Results.Ok(ReadinessAnswer.Of(await desk.ReadAsync(day, context.RequestAborted), desk.CanWrite));

    private static async Task<IResult> FileAsync(int day, string format, HttpContext context, ReadinessDesk desk, AccessLog log)
    {
        var report = await desk.ReadAsync(day, context.RequestAborted);
        (Func<ReadinessReport, byte[]> Write, string ContentType)? writer = format switch
        {
            "pdf" => (ReadinessForm.Render, "application/pdf"),
            "xlsx" => (ReadinessForm.Workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => (ReadinessForm.Csv, "text/csv"),
            _ => null,
        };
        if (writer is not { } chosen)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        await log.NoteAsync(context.User, "readiness", day.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"gotovnost-{report.School.Code}-{report.Day.Date:yyyy-MM-dd}.{format}");
        return Results.File(chosen.Write(report), chosen.ContentType, format == "pdf" ? null : name);
    }

    private static async Task<IResult> RemindAsync(int day, SchoolCaller caller, HttpContext context, ReminderBook book, LetterPost post) =>
        (await book.SendAsync(day, post.Ways, caller.Actor, context.RequestAborted)).ToResult(queued =>
        {
            post.Wake();
            return Results.Ok(new LettersQueuedAnswer(queued));
        });

    // Whoever spoke it, by whichever of his cookies; everybody else learns nothing.
    private static IResult Sound(Guid take, HttpContext context, TestCalls calls)
    {
        Guid?[] callers = [ItogClaims.ParticipantOf(context.User), Guid.TryParse(ItogClaims.StaffOf(context.User), out var staff) ? staff : null];
        var sound = callers.OfType<Guid>().Select(person => calls.Sound(person, take)).FirstOrDefault(s => s is not null);
        context.Response.Headers.CacheControl = "no-store";
        return sound is null ? ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound) : Results.File(sound, "audio/wav", enableRangeProcessing: true);
    }
}
