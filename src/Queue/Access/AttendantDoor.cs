using Itog.Exam.People.Attendants;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Access;

/// <summary>Tells the open days that whom an attendant is beside has changed, and lets him out of rooms in which he no longer has a place. Stateless; any thread.</summary>
public sealed class AttendantDoor(AuditoriumMailboxes mailboxes, IExamRoom room)
{
    public async Task ChangedAsync(Attendant attendant)
    {
        ArgumentNullException.ThrowIfNull(attendant);
        foreach (var mailbox in mailboxes.Open.Where(m => m.Snapshot.Materials.School.Id == attendant.SchoolId))
        {
            // He enters again by himself if he still may: the gate asks the database.
            var page = attendant.Role == AttendantRole.Assistant ? Page.Assistant : Page.SignInterpreter;
            mailbox.RefreshMaterials();
            if (attendant.WithdrawnAt is not null || attendant.Beside || !await StillAsync(mailbox, attendant))
            {
                await room.LeaveAsync(RoomNames.Room(mailbox.Key.ExamDay, mailbox.Key.Auditorium), RoomNames.Staff(page, attendant.Id.ToString("D")));
            }
        }
    }

    private static async Task<bool> StillAsync(AuditoriumMailbox mailbox, Attendant attendant)
    {
        await mailbox.DrawnAsync();
        return Day.AttendantRules.MayEnter(mailbox.Snapshot.Day, attendant.Id);
    }
}
