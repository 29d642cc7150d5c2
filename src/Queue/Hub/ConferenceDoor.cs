using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;

namespace Itog.Queue.Hub;

/// <summary>
/// Opens the conference of an auditorium and closes it, for the technician's page of one auditorium and for the wall of all. Stateless; any thread.
/// </summary>
public sealed class ConferenceDoor(PageConnections pages, IExamRoom room)
{
    public static Task<Outcome<Done>> OpenAsync(AuditoriumMailbox auditorium, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(auditorium);
        return auditorium.SendAsync(new DayCommand.OpenConference(), actor);
    }

    /// <summary>Closes it and lets everybody out of the room; refused while somebody answers.</summary>
    public async Task<Outcome<Done>> CloseAsync(AuditoriumMailbox auditorium, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(auditorium);
        var closed = await auditorium.SendAsync(new DayCommand.CloseConference(), actor);
        foreach (var inRoom in closed.Succeeded ? pages.Of(auditorium.Key).Where(p => RoomNames.SeatOf(p.Pass.Page) is not null) : [])
        {
            await room.LeaveAsync(RoomNames.Room(auditorium.Key.ExamDay, auditorium.Key.Auditorium), RoomNames.MemberOf(inRoom.Pass));
        }

        return closed;
    }
}
