using System.Text.Json;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the technician's page alone.
public sealed partial class QueueHub
{
    public Task<CallOutcome> OpenConference() => SendAsync([Page.Technician], _ => new DayCommand.OpenConference());

    /// <summary>Moves a waiting participant to another auditorium of the day by hand.</summary>
    public Task<CallOutcome> MoveTicket(JsonElement participantId, JsonElement auditorium) => CallAsync([Page.Technician], async page =>
        Arguments.Id(participantId, "participantId").TryGet(out var participant, out var problem) && Arguments.Number(auditorium, "auditorium", 1, int.MaxValue).TryGet(out var to, out problem)
            ? await shared.MoveAsync(page.Mailbox, participant, to, page.Pass.Actor)
            : problem);

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
