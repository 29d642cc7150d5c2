using Itog.Exam.People.Attendants;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

/// <summary>
/// Lets the open page of an assistant or a sign interpreter go along with his participant, by the same connection: nobody has to know in which auditorium
/// he is awaited. One per process; any thread may call it.
/// </summary>
public sealed class AttendantPages(PageConnections pages, PageViews views, AuditoriumMailboxes mailboxes)
{
    /// <summary>A participant was moved to an auditorium or admitted there: his attendants come along, but for one who is in a room with somebody else.</summary>
    public async Task FollowAsync(Guid participant, AuditoriumMailbox target)
    {
        ArgumentNullException.ThrowIfNull(target);
        await target.DrawnAsync();
        foreach (var attendant in target.Snapshot.Day.Plan.Participant(participant)?.Attendants.Where(a => !a.Beside) ?? [])
        {
            var open = pages.Of(attendant.Role == AttendantRole.Assistant ? Page.Assistant : Page.SignInterpreter)
                .Where(p => p.Pass.Person == attendant.Id && p.Pass.Day.ExamDay == target.Key.ExamDay).ToList();
            if (!open.Exists(p => p.Pass.Day == target.Key) && open.Find(p => !QueueHub.HasAccess(p)) is { } free)
            {
                Move(free, target);
            }
        }
    }

    /// <summary>Where a page that is being opened belongs: in the room of a participant of his, whichever auditorium its address names.</summary>
    public PagePass Place(PagePass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return pass.Attends is not null
            && mailboxes.Open.FirstOrDefault(m => m.Key.ExamDay == pass.Day.ExamDay && AttendantRules.MayEnter(m.Snapshot.Day, pass.Person)) is { } there
            ? pass with { Day = there.Key }
            : pass;
    }

    private void Move(PageConnection page, AuditoriumMailbox target)
    {
        if (pages.Move(page.Pass, target) is { } moved)
        {
            moved.Offer(target.Snapshot);
            _ = views.FeedAsync(moved);
        }
    }
}
