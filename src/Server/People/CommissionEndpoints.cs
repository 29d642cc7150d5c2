using Itog.Exam;
using Itog.Exam.People;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/commissions</c>: who is in which commission, and what is missing.</summary>
internal static class CommissionEndpoints
{
    public static void MapCommissions(this IEndpointRouteBuilder app)
    {
        var members = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/commissions");
        members.MapGet("/", ListAsync).WithSummary("Комиссии школы: состав и чего не хватает по регламенту").Produces<PageAnswer<MemberAnswer>>();
        members.MapPost("/", AppointAsync).RequireIdempotencyKey().WithSummary("Назначить в комиссию").Produces<MemberAnswer>(StatusCodes.Status201Created);
        members.MapPut("/{id:int}", CorrectAsync).WithSummary("Исправить сведения члена комиссии").Produces<MemberAnswer>();
        members.MapDelete("/{id:int}", ReleaseAsync).WithSummary("Вывести из комиссии");
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db, TimeProvider time)
    {
        var members = await db.CommissionMembers.AsNoTracking().Include(m => m.StaffMember).Where(m => m.SchoolId == caller.School && m.ReleasedAt == null).ToListAsync(context.RequestAborted);
        var answers = new List<MemberAnswer>();
        foreach (var member in members.OrderBy(m => m.Commission).ThenBy(m => m.Role).ThenBy(m => m.StaffMember!.FullName, StringComparer.CurrentCulture))
        {
            answers.Add(await AnswerAsync(db, member, time, context.RequestAborted));
        }

        return answers.Cut(page, m => m.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToResult(Results.Ok);
    }

    private static async Task<IResult> AppointAsync(SchoolCaller caller, MemberRequest request, HttpContext context, CommissionBook book, ExamDbContext db, TimeProvider time)
    {
        var appointed = await book.AppointAsync(caller.School, request.UserName, request.Entry, caller.Actor, context.RequestAborted);
        return appointed.Succeeded
            ? Results.Created($"/api/schools/{caller.School}/commissions/{appointed.Value.Id}", await AnswerAsync(db, appointed.Value, time, context.RequestAborted))
            : OutcomeResults.Refuse(appointed.Problem);
    }

    private static async Task<IResult> CorrectAsync(SchoolCaller caller, int id, MemberRequest request, HttpContext context, CommissionBook book, ExamDbContext db, TimeProvider time)
    {
        var corrected = await book.CorrectAsync(caller.School, id, request.Revision, request.Entry, caller.Actor, context.RequestAborted);
        return corrected.Succeeded ? Results.Ok(await AnswerAsync(db, corrected.Value, time, context.RequestAborted)) : OutcomeResults.Refuse(corrected.Problem);
    }

    private static async Task<IResult> ReleaseAsync(SchoolCaller caller, int id, HttpContext context, CommissionBook book) =>
        (await book.ReleaseAsync(caller.School, id, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static async Task<MemberAnswer> AnswerAsync(ExamDbContext db, CommissionMember member, TimeProvider time, CancellationToken cancellationToken)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == member.SchoolId, cancellationToken);
        var pack = await SchoolRegulation.OfAsync(db, school, time.GetUtcNow(), cancellationToken);
        var rooms = await db.StaffAssignments.Where(a => a.StaffMemberId == member.StaffMemberId && a.Role == member.Role && a.Auditorium!.SchoolId == member.SchoolId)
            .Select(a => a.AuditoriumId).ToListAsync(cancellationToken);
        var today = SchoolRegulation.Today(school, time.GetUtcNow());
        var classes = await db.Schedule.Where(e => rooms.Contains(e.AuditoriumId) && e.ExamDay!.Date >= today).Select(e => e.Participant!.Class).Distinct().ToListAsync(cancellationToken);
        var ties = member.Commission == Commission.Recheck
            ? await RecheckTiesReading.OfAsync(db, member.StaffMemberId, member.SchoolId, participant: null, cancellationToken: cancellationToken)
            : RecheckTies.None;
        return new MemberAnswer(
            member.Id, member.Revision, member.StaffMemberId, member.StaffMember!.FullName, CommissionEntry.Of(member), member.AppointedOn, CommissionCheck.Check(member, pack, classes, ties));
    }
}
