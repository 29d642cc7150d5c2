using Itog.Exam;
using Itog.Exam.People;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/participants</c>: the list of a school, for those who lead it.</summary>
internal static class ParticipantEndpoints
{
    public static void MapParticipants(this IEndpointRouteBuilder app)
    {
        var people = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/participants");
        people.MapGet("/", ListAsync).WithSummary("Участники школы по алфавиту").Produces<PageAnswer<ParticipantAnswer>>();
        people.MapPost("/", AddAsync).RequireIdempotencyKey().WithSummary("Добавить участника")
            .Produces<ParticipantAnswer>(StatusCodes.Status201Created).Produces<FaultyCardAnswer>(StatusCodes.Status422UnprocessableEntity, ProblemAnswer.MediaType);
        people.MapGet("/{id:guid}", ReadAsync).WithSummary("Карточка участника").Produces<ParticipantAnswer>();
        people.MapPut("/{id:guid}", CorrectAsync).WithSummary("Исправить карточку")
            .Produces<ParticipantAnswer>().Produces<FaultyCardAnswer>(StatusCodes.Status422UnprocessableEntity, ProblemAnswer.MediaType);
        people.MapPut("/{id:guid}/withdrawal", WithdrawAsync).WithSummary("Снять участника с экзамена").Produces<ParticipantAnswer>();
        people.MapDelete("/{id:guid}/withdrawal", RestoreAsync).WithSummary("Вернуть участника в список").Produces<ParticipantAnswer>();
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        var people = await db.Participants.AsNoTracking().Where(p => p.SchoolId == caller.School && !p.StandIn).ToListAsync(context.RequestAborted);
        return people.OrderBy(p => p.FamilyName, Russian.ByName).ThenBy(p => p.GivenName, Russian.ByName).ThenBy(p => p.Patronymic, Russian.ByName).ThenBy(p => p.Code, StringComparer.Ordinal)
            .Select(ParticipantAnswer.Of).Cut(page, p => p.Id.ToString("N")).ToResult(Results.Ok);
    }

    private static async Task<IResult> ReadAsync(SchoolCaller caller, Guid id, HttpContext context, ExamDbContext db) =>
        await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.SchoolId == caller.School && p.Id == id, context.RequestAborted) is { } person
            ? Results.Ok(ParticipantAnswer.Of(person))
            : ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<IResult> AddAsync(SchoolCaller caller, ParticipantEntry entry, HttpContext context, ParticipantBook book) =>
        ResultOf(
            await book.AddAsync(caller.School, entry, caller.Actor, context.RequestAborted),
            added => Results.Created($"/api/schools/{caller.School}/participants/{added.Id:D}", ParticipantAnswer.Of(added)));

    private static async Task<IResult> CorrectAsync(SchoolCaller caller, Guid id, CorrectionRequest request, HttpContext context, ParticipantBook book) =>
        ResultOf(await book.CorrectAsync(caller.School, id, request.Revision, request.Entry, caller.Actor, context.RequestAborted), Shown);

    private static async Task<IResult> WithdrawAsync(SchoolCaller caller, Guid id, WithdrawalRequest request, HttpContext context, ParticipantBook book) =>
        ResultOf(await book.WithdrawAsync(caller.School, id, request.Reason, back: false, caller.Actor, context.RequestAborted), Shown);

    private static async Task<IResult> RestoreAsync(SchoolCaller caller, Guid id, HttpContext context, ParticipantBook book) =>
        ResultOf(await book.WithdrawAsync(caller.School, id, null, back: true, caller.Actor, context.RequestAborted), Shown);

    private static IResult Shown(Participant person) => Results.Ok(ParticipantAnswer.Of(person));

    private static IResult ResultOf(CardOutcome outcome, Func<Participant, IResult> answer) =>
        outcome.Person is { } person ? answer(person)
        : outcome.Problem is { } problem ? OutcomeResults.Refuse(problem)
        : Results.Json(FaultyCardAnswer.Of([.. outcome.Faults.Select(FieldFaultAnswer.Of)]), contentType: ProblemAnswer.MediaType, statusCode: StatusCodes.Status422UnprocessableEntity);
}
