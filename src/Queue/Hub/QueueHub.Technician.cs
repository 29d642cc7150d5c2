using System.Text.Json;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the technician's page alone.
public sealed partial class QueueHub
{
    public Task<CallOutcome> OpenConference() => CallAsync([Page.Technician], page => ConferenceDoor.OpenAsync(page.Mailbox, page.Pass.Actor));

    /// <summary>Moves a waiting participant to another auditorium of the day by hand.</summary>
    public Task<CallOutcome> MoveTicket(JsonElement participantId, JsonElement auditorium) => CallAsync([Page.Technician], async page =>
        Arguments.Id(participantId, "participantId").TryGet(out var participant, out var problem) && Arguments.Number(auditorium, "auditorium", 1, int.MaxValue).TryGet(out var to, out problem)
            ? await shared.MoveAsync(page.Mailbox, participant, to, page.Pass.Actor)
            : problem);

    public Task<CallOutcome> CloseConference() => CallAsync([Page.Technician], page => door.CloseAsync(page.Mailbox, page.Pass.Actor));
}
