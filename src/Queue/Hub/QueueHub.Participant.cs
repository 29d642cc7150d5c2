using System.Text.Json;
using Itog.Conference.Turn;
using Itog.Exam;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The calls of the participant's page, his test call among them.
public sealed partial class QueueHub
{
    /// <summary>Before a participant's test call: the servers that its connections may go through. In the room there is no test call.</summary>
    public async Task<IceServersReply> BeginTestCall()
    {
        IReadOnlyList<IceServer> servers = [];
        var outcome = await CallAsync([Page.Participant], page =>
        {
            if (HasAccess(page))
            {
                return Task.FromResult<Outcome<Done>>(HubRefusal.InRoom);
            }

            servers = turn.Issue();
            return Task.FromResult<Outcome<Done>>(Done.Yes);
        });
        return new IceServersReply(outcome.Ok, outcome.Problem, servers);
    }

    /// <summary>Lets one end of a participant's test call into a room that nobody else can enter.</summary>
    public async Task<JoinReply> JoinTestCall(JsonElement end, JsonElement offer)
    {
        string? answer = null;
        var outcome = await CallAsync([Page.Participant], async page =>
        {
            if (!Arguments.Name<TestCallEnd>(end, "end").TryGet(out var side, out var problem) || !MayJoin(page, offer).TryGet(out var asked, out problem))
            {
                return problem;
            }

            if (HasAccess(page))
            {
                return HubRefusal.InRoom;
            }

            var joined = await testCalls.JoinAsync(page.Pass.Person, side, asked, Context.ConnectionAborted);
            answer = joined.Answer?.Sdp;
            return joined.Accepted ? Done.Yes : HubRefusal.Join(joined.Refusal);
        });
        return new JoinReply(outcome.Ok, outcome.Problem, answer);
    }

    /// <summary>Ends the test call; nothing of it is kept.</summary>
    public Task<CallOutcome> EndTestCall() => CallAsync([Page.Participant], async page =>
    {
        await testCalls.EndAsync(page.Pass.Person);
        return Done.Yes;
    });

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
