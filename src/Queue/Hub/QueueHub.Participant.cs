using System.Text.Json;
using Itog.Exam;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the participant's page; his test call has a file of its own.
public sealed partial class QueueHub
{
    public Task<CallOutcome> ReportPreCheck(JsonElement report) => SendAsync([Page.Participant], page => PreCheck(report, page.Pass.Person));

    public Task<CallOutcome> ConfirmReady() => SendAsync([Page.Participant], page => new DayCommand.ConfirmReady(page.Pass.Person));

    public Task<CallOutcome> KimRendered() => SendAsync([Page.Participant], page => new DayCommand.ConfirmKimRendered(page.Pass.Person));

    public Task<CallOutcome> SaveNotes(JsonElement text) => SendAsync([Page.Participant], page =>
        Arguments.Text(text, "text", HubLimits.TextLength).Then<DayCommand>(t => new DayCommand.SaveNotes(page.Pass.Person, t)));

    public Task<CallOutcome> ConfirmEnd() => SendAsync([Page.Participant], page => new DayCommand.ConfirmEnd(page.Pass.Person));

    public Task<CallOutcome> DisputeRecording() => SendAsync([Page.Participant], page => new DayCommand.DisputeRecording(page.Pass.Person));

    /// <summary>The button for help, when words do not come through.</summary>
    public Task<CallOutcome> AskHelp(JsonElement need) => SendAsync([Page.Participant], page =>
        Arguments.Name<HelpNeed>(need, "need").Then<DayCommand>(n => new DayCommand.AskHelp(page.Pass.Person, n)));

    /// <summary>After a failure: whether he wants to go on today.</summary>
    public Task<CallOutcome> AnswerWish(JsonElement today) => SendAsync([Page.Participant], page =>
        Arguments.Flag(today, "today").Then<DayCommand>(t => new DayCommand.AnswerWish(page.Pass.Person, t)));

    private static Outcome<DayCommand> PreCheck(JsonElement report, Guid participant) =>
        Arguments.Field(report, "camera").Then(v => Arguments.Flag(v, "camera")).Then(camera =>
        Arguments.Field(report, "microphone").Then(v => Arguments.Flag(v, "microphone")).Then(microphone =>
        Arguments.Field(report, "speaker").Then(v => Arguments.Flag(v, "speaker")).Then(speaker =>
        Connection(report).Then(connection =>
        Arguments.Field(report, "microphonePeak").Then(v => Arguments.Share(v, "microphonePeak")).Then<DayCommand>(peak =>
            new DayCommand.ReportPreCheck(participant, camera, microphone, speaker, peak) { Connection = connection })))));

    // A page that was loaded before there were test calls says nothing of them.
    private static Outcome<bool> Connection(JsonElement report) =>
        Arguments.Field(report, "connection").TryGet(out var told, out _) ? Arguments.Flag(told, "connection") : true;
}
