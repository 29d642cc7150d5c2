using System.Text.Json;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls that station and technician share: about a failure, a recording, an alarm, one who waits.
public sealed partial class QueueHub
{
    /// <summary>After a failure, by word of mouth: who asked the participant whether he wants to go on today says it for him.</summary>
    public Task<CallOutcome> AnswerWishFor(JsonElement participantId, JsonElement today) => SendAsync([Page.Station, Page.Technician], _ =>
        Arguments.Id(participantId, "participantId").Then(participant =>
            Arguments.Flag(today, "today").Then<DayCommand>(t => new DayCommand.AnswerWish(participant, t))));

    /// <summary>A waiting participant ends for valid reasons.</summary>
    public Task<CallOutcome> EndWaiting(JsonElement participantId, JsonElement reason) => SendAsync([Page.Station, Page.Technician], _ =>
        Arguments.Id(participantId, "participantId").Then(participant =>
            Reason(reason).Then<DayCommand>(r => new DayCommand.EndWaiting(participant, Guid.CreateVersion7(time.GetUtcNow()), r))));

    public Task<CallOutcome> ReportTechnicalFailure(JsonElement reason) => SendAsync([Page.Station, Page.Technician], _ =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.ReportTechnicalFailure(r)));

    /// <summary>Switches the recording of who answers off for a while; the rules know where and for whom that is allowed.</summary>
    public Task<CallOutcome> PauseRecording(JsonElement reason) => SendAsync([Page.Station, Page.Technician], page =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.PauseRecording(r, page.Pass.Role!.Value)));

    public Task<CallOutcome> ResumeRecording() => SendAsync([Page.Station, Page.Technician], _ => new DayCommand.ResumeRecording());

    public Task<CallOutcome> AcknowledgeAlarm(JsonElement id) => SendAsync([Page.Technician, Page.Station], page =>
        Arguments.Text(id, "id", 40).Then<DayCommand>(i => new DayCommand.AcknowledgeAlarm(i, page.Pass.Role)));

    /// <summary>Somebody listened: a doubtful recording stands.</summary>
    public Task<CallOutcome> AcceptRecording(JsonElement attemptId) => SendAsync([Page.Technician, Page.Station], page =>
        Attempt(page, attemptId).Then<DayCommand>(id => new DayCommand.AcceptRecording(id)));

    /// <summary>A poor recording ends the attempt early (ИС-08); the participant sits again today or on another date.</summary>
    public Task<CallOutcome> EndForRecording(JsonElement attemptId, JsonElement reason, JsonElement againToday) => SendAsync([Page.Technician, Page.Station], page =>
        Attempt(page, attemptId).Then(id => Reason(reason).Then(why => Arguments.Flag(againToday, "againToday").Then<DayCommand>(today =>
            new DayCommand.EndForRecording(id, why, today, [])))));
}
