using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Server.Hosting;

namespace Itog.Server.Waiting;

/// <summary>For the organizer, who has no page of one auditorium: moves somebody who waits to another auditorium. The technician does it through the hub.</summary>
internal static class WaitingEndpoints
{
    public static void MapWaiting(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/auditoriums/{id:int}/waiting/{participant:guid}/move", MoveAsync).RequireAuthorization(ItogPolicies.Staff);

    private static async Task<IResult> MoveAsync(
        int id, Guid participant, MoveRequest request, HttpContext context, AttemptAccess access, DayDirectory days, AuditoriumMailboxes mailboxes, SharedQueue queue)
    {
        var role = await access.DeciderAsync(context.User, id, context.RequestAborted);
        if (role is not (StaffRole.Organizer or StaffRole.Technician)
            || await days.ForAuditoriumAsync(id, context.RequestAborted) is not { } day
            || await mailboxes.GetAsync(day) is not { } mailbox)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        var moved = await queue.MoveAsync(mailbox, participant, request.Auditorium, new Actor(ItogClaims.StaffOf(context.User)!, role.ToString()!));
        return moved.Problem is { } problem ? ProblemAnswer.Result(problem, StatusCodes.Status409Conflict) : Results.NoContent();
    }
}
