using Itog.Exam;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.People.Planning;
using Itog.Server.Api;
using Itog.Server.ExamResults;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Invitations;

/// <summary><c>/api/exam-days/{day}/invitations</c>: the connection schedule by letter, to everybody his own line and his personal link.</summary>
internal static class InvitationEndpoints
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddScoped<InvitationBook>();
        services.AddSingleton<ILetterWriter, InvitationWriter>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        var invitations = app.MapDay(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/invitations");
        invitations.MapGet("", ReadAsync).WithSummary("Кому отправлен график подключения с личной ссылкой").Produces<PageAnswer<InvitationAnswer>>();
        invitations.MapPost("", SendAsync).RequireIdempotencyKey().WithSummary("Отправить график тем, кто ещё не получил своё нынешнее время").Produces<LettersQueuedAnswer>();
    }

    private static async Task<IResult> ReadAsync(int day, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant).Where(e => e.ExamDayId == day && e.Participant!.WithdrawnAt == null).ToListAsync(context.RequestAborted);
        var letters = (await db.Letters.AsNoTracking().Where(l => l.ExamDayId == day && l.Topic == LetterTopic.Schedule).ToListAsync(context.RequestAborted)).ToLookup(l => l.ParticipantId);
        return entries.OrderBy(e => e.ScheduledAt).ThenBy(e => e.Id)
            .Select(e =>
            {
                var own = letters[e.ParticipantId].ToLookup(l => l.Version == InvitationBook.VersionOf(e));
                return new InvitationAnswer(
                    e.ParticipantId, e.Participant!.FullName, e.Participant.Class, HasAddress(e.Participant), Outdated: own[false].Any(l => l.SentAt is not null) && !own[true].Any(),
                    [.. own[true].Select(LetterAnswer.Of)]);
            })
            .Cut(page, i => i.Participant.ToString("D")).ToResult(Results.Ok);
    }

    private static async Task<IResult> SendAsync(int day, SchoolCaller caller, HttpContext context, InvitationBook book, LetterPost post) =>
        (await book.SendAsync(day, post.Ways, caller.Actor, context.RequestAborted)).ToResult(queued =>
        {
            post.Wake();
            return Results.Ok(new LettersQueuedAnswer(queued));
        });

    private static bool HasAddress(Participant person) =>
        new[] { person.Email, person.ParentEmail, person.Phone, person.ParentPhone }.Any(a => !string.IsNullOrEmpty(a));
}
