using System.Text.Json;
using Itog.Conference.Turn;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Queue.Protocol;

namespace Itog.Queue.Hub;

// The test call of a participant, and of an interlocutor at his station before the room is opened.
public sealed partial class QueueHub
{
    private static readonly Page[] Callers = [Page.Participant, Page.Station];

    /// <summary>Before a test call: the servers that its connections may go through. In the room there is no test call.</summary>
    public async Task<IceServersReply> BeginTestCall()
    {
        IReadOnlyList<IceServer> servers = [];
        var outcome = await CallAsync(Callers, page =>
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

    /// <summary>Lets one end of a test call into a room that nobody else can enter.</summary>
    public async Task<JoinReply> JoinTestCall(JsonElement end, JsonElement offer)
    {
        string? answer = null;
        var outcome = await CallAsync(Callers, async page =>
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

    /// <summary>Ends the test call; nothing that was said is kept.</summary>
    public Task<CallOutcome> EndTestCall() => CallAsync(Callers, async page =>
    {
        await testCalls.EndAsync(page.Pass.Person);
        return Done.Yes;
    });

    /// <summary>Begins the test recording: a few seconds in the server's memory, judged as an answer is. Nobody is recorded against his will.</summary>
    public Task<CallOutcome> BeginTestTake() => CallAsync(Callers, page =>
        MayBeRecorded(page) ? testCalls.BeginTakeAsync(page.Pass.Person) : Task.FromResult<Outcome<Done>>(HubRefusal.NoConsent));

    /// <summary>Ends the test recording and tells where its owner can hear it while his call lasts.</summary>
    public async Task<TestTakeReply> EndTestTake()
    {
        string? sound = null;
        var outcome = await CallAsync(Callers, async page =>
        {
            if (!(await testCalls.EndTakeAsync(page.Pass.Person, Context.ConnectionAborted)).TryGet(out var take, out var problem))
            {
                return problem;
            }

            sound = take is { } id ? $"/api/test-call/sound/{id:D}" : null;
            return Done.Yes;
        });
        return new TestTakeReply(outcome.Ok, outcome.Problem, sound);
    }

    /// <summary>Judges the test call by what was measured and what the page tells, and keeps the verdict for the report of readiness [002 §40.2].</summary>
    public async Task<TestVerdictReply> JudgeTestCall(JsonElement report)
    {
        TestVerdictView? verdict = null;
        var outcome = await CallAsync(Callers, async page =>
        {
            if (!Report(report).TryGet(out var told, out var problem) || !Arguments.Field(report, "relayed").Then(v => Arguments.Flag(v, "relayed")).TryGet(out var relayed, out problem))
            {
                return problem;
            }

            var measured = testCalls.Measured(page.Pass.Person);
            var figures = relayed && measured.Figures.Path is not null ? measured.Figures with { Path = TestPath.Relay } : measured.Figures;
            var (grade, faults) = TestJudge.Judge(told, figures, measured.OfVoice, FormOf(page), MayBeRecorded(page));
            var byStation = page.Pass.Page == Page.Station;
            var call = new TestCall
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                ExamDayId = page.Pass.Day.ExamDay,
                ParticipantId = byStation ? null : page.Pass.Person,
                AuditoriumId = byStation ? page.Pass.Day.Auditorium : null,
                StaffMemberId = byStation ? page.Pass.Person : null,
                At = time.GetUtcNow(),
                Grade = grade,
                Faults = faults,
                Figures = figures,
            };
            await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
            if (!(await new TestCallBook(db).KeepAsync(call, page.Pass.Actor, Context.ConnectionAborted)).TryGet(out _, out problem))
            {
                return problem;
            }

            page.Mailbox.RefreshMaterials();
            verdict = TestVerdictView.Of(call);
            return Done.Yes;
        });
        return new TestVerdictReply(outcome.Ok, outcome.Problem, verdict);
    }

    private static bool MayBeRecorded(PageConnection page) =>
        page.Pass.Page != Page.Participant || page.Mailbox.Snapshot.Materials.People.GetValueOrDefault(page.Pass.Person)?.Consent != Consent.Refused;

    private static AnswerForm FormOf(PageConnection page) =>
        page.Pass.Page == Page.Participant ? page.Mailbox.Snapshot.Materials.People.GetValueOrDefault(page.Pass.Person)?.AnswerForm ?? AnswerForm.Oral : AnswerForm.Oral;

    private static Outcome<TestReport> Report(JsonElement report) =>
        Flag(report, "camera").Then(camera =>
        Flag(report, "microphone").Then(microphone =>
        Flag(report, "speaker").Then(speaker =>
        Flag(report, "lit").Then(lit =>
        Flag(report, "connected").Then(connected =>
        Said(report, "heardWell").Then(heard =>
        Said(report, "seenWell").Then<TestReport>(seen =>
            new TestReport(camera, microphone, speaker, lit, connected, heard, seen))))))));

    private static Outcome<bool?> Said(JsonElement report, string name) =>
        Arguments.Field(report, name).Then<bool?>(v => v.ValueKind == JsonValueKind.Null ? (bool?)null : Arguments.Flag(v, name).Then<bool?>(f => f));

    private static Outcome<bool> Flag(JsonElement report, string name) => Arguments.Field(report, name).Then(v => Arguments.Flag(v, name));
}
