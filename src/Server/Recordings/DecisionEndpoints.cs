using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Recordings;

/// <summary>
/// For the organizer, who has no page of one auditorium: alarms that were raised a second time, and the decision about a poor recording.
/// Technician and interlocutor do the same through the hub.
/// </summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/attempts/{id:guid}/recording-decision", DecideAsync).RequireAuthorization(ItogPolicies.Staff);
        app.MapGet("/api/auditoriums/{id:int}/troubles", TroublesAsync).RequireAuthorization(ItogPolicies.Staff);
        app.MapPost("/api/auditoriums/{id:int}/alarms/{alarm}/acknowledgement", AcknowledgeAsync).RequireAuthorization(ItogPolicies.Staff);
    }

    private static async Task<IResult> DecideAsync(
        Guid id, DecisionRequest request, HttpContext context, ExamDbContext db, AttemptAccess access, AuditoriumMailboxes mailboxes)
    {
        if (await access.DeciderAsync(context.User, id, context.RequestAborted) is not { } role)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        DayCommand command = request.EndEarly
            ? new DayCommand.EndForRecording(id, request.Reason ?? "", request.AgainToday, [])
            : new DayCommand.AcceptRecording(id);
        // Since the server was started nobody may have opened this day.
        var day = await db.Attempts.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.ExamDayId, a.AuditoriumId }).SingleAsync(context.RequestAborted);
        return await mailboxes.GetAsync(new DayKey(day.ExamDayId, day.AuditoriumId)) is { } mailbox
            ? Answer(await mailbox.SendAsync(command, ActorOf(context, role)))
            : ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> TroublesAsync(int id, HttpContext context, AttemptAccess access, DayDirectory days, AuditoriumMailboxes mailboxes) =>
        await MailboxAsync(id, context, access, days, mailboxes) is ({ } mailbox, _)
            ? Results.Json(AuditoriumTroubles.Of(mailbox.Snapshot), WireJson.Options)
            : ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);

    private static async Task<IResult> AcknowledgeAsync(
        int id, string alarm, HttpContext context, AttemptAccess access, DayDirectory days, AuditoriumMailboxes mailboxes) =>
        await MailboxAsync(id, context, access, days, mailboxes) is ({ } mailbox, { } role)
            ? Answer(await mailbox.SendAsync(new DayCommand.AcknowledgeAlarm(alarm, role), ActorOf(context, role)))
            : ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);

    private static async Task<(AuditoriumMailbox? Mailbox, StaffRole? Role)> MailboxAsync(
        int auditorium, HttpContext context, AttemptAccess access, DayDirectory days, AuditoriumMailboxes mailboxes) =>
        await access.DeciderAsync(context.User, auditorium, context.RequestAborted) is { } role
        && await days.ForAuditoriumAsync(auditorium, context.RequestAborted) is { } day
            ? (await mailboxes.GetAsync(day), role)
            : (null, null);

    private static Actor ActorOf(HttpContext context, StaffRole role) => new(ItogClaims.StaffOf(context.User)!, role.ToString());

    private static IResult Answer(Outcome<Done> outcome) =>
        outcome.Problem is { } problem ? ProblemAnswer.Result(problem, StatusCodes.Status409Conflict) : Results.NoContent();
}
