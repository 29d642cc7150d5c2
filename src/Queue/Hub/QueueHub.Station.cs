using System.Text.Json;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the interlocutor's station.
public sealed partial class QueueHub
{
    public Task<CallOutcome> AdmitNext() => CallAsync([Page.Station], async page =>
    {
        var admitted = await page.Mailbox.SendAsync(new DayCommand.AdmitNext(Guid.CreateVersion7(time.GetUtcNow())), page.Pass.Actor);
        if (admitted.Succeeded)
        {
            await page.Mailbox.DrawnAsync();
            foreach (var expert in pages.Of(page.Pass.Day).Where(p => p.Pass.Page == Page.Expert && !HasAccess(p)))
            {
                await room.LeaveAsync(RoomOf(expert), MemberOf(expert));
            }

            if (page.Mailbox.Snapshot.Day.Current is { } current)
            {
                await attendants.FollowAsync(current.Participant, page.Mailbox);
            }
        }

        return admitted;
    });

    /// <summary>Nobody waits here: the next one of another auditorium of the day, as the page has just shown him.</summary>
    public Task<CallOutcome> TakeWaiting(JsonElement auditorium, JsonElement participantId) => CallAsync([Page.Station], async page =>
        Arguments.Number(auditorium, "auditorium", 1, int.MaxValue).TryGet(out var from, out var problem) && Arguments.Id(participantId, "participantId").TryGet(out var participant, out problem)
            ? await shared.TakeAsync(page.Pass.Day, from, participant, page.Pass.Actor)
            : problem);

    public Task<CallOutcome> SkipAbsent(JsonElement participantId) => SendAsync([Page.Station], _ =>
        Arguments.Id(participantId, "participantId").Then<DayCommand>(participant => new DayCommand.SkipAbsent(participant)));

    public Task<CallOutcome> ReturnToQueue(JsonElement reason) => SendAsync([Page.Station], _ =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.ReturnToQueue(r)));

    public Task<CallOutcome> MarkSpoken(JsonElement what, JsonElement said) => SendAsync([Page.Station], _ =>
        Arguments.Name<Spoken>(what, "what").Then(w =>
            Arguments.Flag(said, "said").Then<DayCommand>(s => new DayCommand.MarkSpoken(w, s))));

    /// <summary>The interlocutor has read what the technician wrote.</summary>
    public Task<CallOutcome> ConfirmMessage(JsonElement id) => SendAsync([Page.Station], _ =>
        Arguments.Id(id, "id").Then<DayCommand>(i => new DayCommand.ConfirmMessage(i)));

    public Task<CallOutcome> SetCheck(JsonElement check, JsonElement passed) => SendAsync([Page.Station], _ =>
        Arguments.Name<CheckId>(check, "check").Then(c =>
            Arguments.Flag(passed, "passed").Then<DayCommand>(p => new DayCommand.SetCheck(c, p))));

    public Task<CallOutcome> CompleteBriefing() => SendAsync([Page.Station], _ => new DayCommand.CompleteBriefing());

    public Task<CallOutcome> OpenKim() => SendAsync([Page.Station], _ => new DayCommand.OpenKim([]));

    public Task<CallOutcome> ScreenShared(JsonElement shared) => SendAsync([Page.Station], _ =>
        Arguments.Flag(shared, "shared").Then<DayCommand>(s => new DayCommand.ShareScreen(s)));

    public Task<CallOutcome> NextStage(JsonElement fromStage) => SendAsync([Page.Station], _ =>
        Arguments.Name<Stage>(fromStage, "fromStage").Then<DayCommand>(s => new DayCommand.NextStage(s)));

    public Task<CallOutcome> ChooseTopic(JsonElement topic) => SendAsync([Page.Station], _ =>
        Arguments.Number(topic, "topic", 1, 3).Then<DayCommand>(t => new DayCommand.ChooseTopic(t)));

    public Task<CallOutcome> MarkUnfinished(JsonElement reason) => SendAsync([Page.Station], _ =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.MarkUnfinished(r)));

    public Task<CallOutcome> Remove(JsonElement reason) => SendAsync([Page.Station], _ =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.Remove(r)));
}
