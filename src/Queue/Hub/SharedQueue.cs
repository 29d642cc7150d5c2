using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

/// <summary>
/// The queue that the auditoriums of a day share: moves who waits from one to another, with his page and those of his attendants. One per process; any
/// thread may call it.
/// What is moved is in the database before anybody is told; a page that misses it finds the new auditorium when it connects again.
/// </summary>
public sealed class SharedQueue(AuditoriumMailboxes mailboxes, PageConnections pages, PageViews views, AttendantPages attendants)
{
    /// <summary>The station of <paramref name="to"/> takes the next one of another auditorium, whom it has just been shown.</summary>
    public async Task<Outcome<Done>> TakeAsync(DayKey to, int from, Guid participant, Actor actor) =>
        await mailboxes.GetAsync(to with { Auditorium = from }) is { } source
            ? await MoveAsync(source, participant, to.Auditorium, inTurn: true, actor)
            : Refusal.UnknownAuditorium;

    /// <summary>Somebody moves a waiting participant by hand.</summary>
    public Task<Outcome<Done>> MoveAsync(AuditoriumMailbox from, Guid participant, int to, Actor actor) => MoveAsync(from, participant, to, inTurn: false, actor);

    private async Task<Outcome<Done>> MoveAsync(AuditoriumMailbox from, Guid participant, int to, bool inTurn, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (await mailboxes.GetAsync(from.Key with { Auditorium = to }) is not { } target)
        {
            return Refusal.UnknownAuditorium;
        }

        var moved = await from.SendAsync(new DayCommand.MoveTicket(participant, to, inTurn), actor);
        if (moved.Succeeded)
        {
            await target.ReadAgainAsync();
            await FollowAsync(new PagePass(Page.Participant, from.Key, participant), target);
            await attendants.FollowAsync(participant, target);
        }

        return moved;
    }

    // The first view of the new auditorium comes with his arrival there.
    private async Task FollowAsync(PagePass pass, AuditoriumMailbox target)
    {
        if (pages.Move(pass, target) is { } page)
        {
            _ = views.FeedAsync(page);
            await target.SendAsync(new DayCommand.ConnectParticipant(pass.Person, Link.Page), page.Pass.Actor);
        }
    }
}
