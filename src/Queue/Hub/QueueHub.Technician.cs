using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the technician's page alone.
public sealed partial class QueueHub
{
    public Task<CallOutcome> OpenConference() => SendAsync([Page.Technician], _ => new DayCommand.OpenConference());

    public Task<CallOutcome> CloseConference() => CallAsync([Page.Technician], async page =>
    {
        var closed = await page.Mailbox.SendAsync(new DayCommand.CloseConference(), page.Pass.Actor);
        foreach (var inRoom in closed.Succeeded ? pages.Of(page.Pass.Day).Where(p => RoomNames.SeatOf(p.Pass.Page) is not null) : [])
        {
            await room.LeaveAsync(RoomOf(inRoom), MemberOf(inRoom));
        }

        return closed;
    });
}
