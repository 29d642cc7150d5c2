using Itog.Exam;
using Itog.Exam.Instructions;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Instructions;

/// <summary>
/// <c>/api/instructions/{reader}</c>: what everybody should know of the exam day by the regulation in force [004 §11]. The participant reads those of
/// his own day, assistants and sign interpreters those of their participants' day, staff those of an auditorium or a day of a school they serve. Nothing personal is in them.
/// </summary>
internal static class InstructionEndpoints
{
    private static readonly Problem NoDay = new(
        "no-such-day", "Дня экзамена нет", "Памятка пишется для дня экзамена. Обновите страницу или попросите организатора назначить день.");

    private static readonly Problem NoReader = new(
        "no-such-instruction", "Такой памятки нет", "Памятки есть для participant, family, interlocutor, expert, technician, organizer, observer, assistant и signInterpreter.");

    public static void MapInstructions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/instructions/{reader}", ReadAsync).RequireAuthorization(ItogPolicies.Known)
            .WithSummary("Памятка: что делать до, во время и после экзамена; по порядку, который действует в этот день").Produces<Instruction>();
        app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead, StaffRole.Technician).MapPut("/help-phone", NameAsync)
            .WithSummary("Телефон, по которому семьи звонят за помощью").Produces(StatusCodes.Status204NoContent);
    }

    /// <param name="auditorium">Whose nearest day counts; for staff pages.</param>
    /// <param name="day">The very day; for the organizer.</param>
    private static async Task<IResult> ReadAsync(
        string reader, int? auditorium, int? day, HttpContext context, ExamDbContext db, DayDirectory days)
    {
        if (!Enum.TryParse<InstructionReader>(reader, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
        {
            return OutcomeResults.Refuse(NoReader);
        }

        var found = (ItogClaims.ParticipantOf(context.User) ?? (auditorium is null ? await HelpedAsync(context, db) : null)) is { } participant
            ? (await days.ForParticipantAsync(participant, context.RequestAborted))?.ExamDay
            : day ?? (auditorium is { } place ? (await days.ForAuditoriumAsync(place, context.RequestAborted))?.ExamDay : null);
        var exam = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == found, context.RequestAborted);
        return exam is not null && await MayReadAsync(context, db, exam)
            ? Results.Ok(InstructionBook.Write(wanted, RegulationPacks.Get(exam.RegulationId), InstructionDay.Of(exam)))
            : OutcomeResults.Refuse(NoDay);
    }

    // A day that does not exist is not told apart from a foreign one.
    private static async Task<bool> MayReadAsync(HttpContext context, ExamDbContext db, ExamDay exam) =>
        ItogClaims.ParticipantOf(context.User) is not null
        || (ItogClaims.AttendantOf(context.User) is { } attendant && await db.Schedule.AnyAsync(
            e => e.ExamDayId == exam.Id && db.AttendantAssignments.Any(a => a.AttendantId == attendant && a.ParticipantId == e.ParticipantId), context.RequestAborted))
        || (Guid.TryParse(ItogClaims.StaffOf(context.User), out var staff)
            && (await SchoolStaff.RolesAsync(db, staff, exam.SchoolId, context.RequestAborted)).Count > 0);

    // One whom an assistant or interpreter is given to: before he has chosen an auditorium.
    private static async Task<Guid?> HelpedAsync(HttpContext context, ExamDbContext db) =>
        ItogClaims.AttendantOf(context.User) is { } attendant
            ? await db.AttendantAssignments.Where(a => a.AttendantId == attendant).Select(a => (Guid?)a.ParticipantId).FirstOrDefaultAsync(context.RequestAborted)
            : null;

    private static async Task<IResult> NameAsync(SchoolCaller caller, HelpPhoneRequest request, HttpContext context, SchoolHelp help) =>
        (await help.NameAsync(caller.School, request.Phone, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());
}
