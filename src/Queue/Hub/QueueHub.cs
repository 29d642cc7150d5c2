using System.Text.Json;
using Itog.Conference;
using Itog.Conference.Turn;
using Itog.Exam;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.WebRtc.Ice;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Queue.Hub;

/// <summary>
/// The door of the exam day for pages, at <c>/hub?page=…&amp;auditorium=…</c>; <c>PROTOCOL.md</c> describes it. Each call checks, in this order:
/// the window still counts, the rate, that the page may make it, that its owner may still have the page, the arguments; then the
/// auditorium's mailbox decides. A refused call changes nothing. SignalR makes one object a call and runs the calls of a connection in order.
/// </summary>
[Authorize(ItogPolicies.SignedIn)]
public sealed partial class QueueHub(
    PageConnections pages, PageViews views, PictureFeed pictures, PageGate gate, AuditoriumMailboxes mailboxes, IExamRoom room, TestCalls testCalls,
    TurnCredentials turn, IDbContextFactory<ExamDbContext> databases, TimeProvider time, IOptions<ExamDayOptions> options, ILogger<QueueHub> logger) : Microsoft.AspNetCore.SignalR.Hub
{
    // How long the older window has to show why it is closed.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private const double JoinsPerSecond = 0.5;

    public override async Task OnConnectedAsync()
    {
        var query = Context.GetHttpContext()!.Request.Query;
        if (!(await gate.OpenAsync(Context.User!, query["page"], query["auditorium"], Context.ConnectionAborted)).TryGet(out var pass, out var problem)
            || await mailboxes.GetAsync(pass.Day) is not { } mailbox)
        {
            throw new HubException(problem?.Title ?? PageGate.NoExam.Title);
        }

        var budget = new CallBudget(options.Value.CallBurst, options.Value.CallsPerSecond, time);
        var page = new PageConnection(Context.ConnectionId, pass, mailbox, budget, Context.Abort);
        if (pages.Add(page) is { } older)
        {
            await Clients.Client(older.Id).SendAsync("takenOver");
            older.AbortAfter(Farewell, time);
        }

        page.Offer(mailbox.Snapshot);
        _ = views.FeedAsync(page);
        _ = pictures.TellAsync(page);
        if (Arrival(pass) is { } arrival)
        {
            await mailbox.SendAsync(arrival, pass.Actor);
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (pages.Remove(Context.ConnectionId, out var page) && Departure(page) is { } departure)
        {
            await testCalls.EndAsync(page.Pass.Person);
            await page.Mailbox.SendAsync(departure, page.Pass.Actor);
        }
    }

    /// <summary>Enters the room with a complete offer; the answer is complete too.</summary>
    public async Task<JoinReply> Join(JsonElement offer)
    {
        string? answer = null;
        var outcome = await CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], async page =>
        {
            if (!MayJoin(page, offer).TryGet(out var asked, out var problem))
            {
                return problem;
            }

            var seat = RoomNames.SeatOf(page.Pass.Page)!.Value;
            if (!HasAccess(page))
            {
                return HubRefusal.NoAccess;
            }

            var joined = await room.JoinAsync(RoomOf(page), MemberOf(page), seat, asked, Context.ConnectionAborted);
            if (!joined.Accepted)
            {
                LogJoinRefused(page.Pass.Page, joined.Refusal.Code, joined.Refusal.Detail);
                return HubRefusal.Join(joined.Refusal);
            }

            // The attempt may have ended between the check and the answer.
            if (!HasAccess(page))
            {
                await room.LeaveAsync(RoomOf(page), MemberOf(page));
                return HubRefusal.NoAccess;
            }

            answer = joined.Answer.Sdp;
            return Done.Yes;
        });
        return new JoinReply(outcome.Ok, outcome.Problem, answer);
    }

    /// <summary>Gives credentials of the TURN server to who may enter the room, for its next connection.</summary>
    public async Task<IceServersReply> IceServers()
    {
        IReadOnlyList<IceServer> servers = [];
        var outcome = await CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], page =>
        {
            if (!HasAccess(page))
            {
                return Task.FromResult<Outcome<Done>>(HubRefusal.NoAccess);
            }

            servers = turn.Issue();
            return Task.FromResult<Outcome<Done>>(Done.Yes);
        });
        return new IceServersReply(outcome.Ok, outcome.Problem, servers);
    }

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

    /// <summary>Restarts the ICE of the page's connection after a change of its network; tracks, keys and lines stay.</summary>
    public async Task<IceRestartReply> RestartIce(JsonElement restart)
    {
        IceCredentials? local = null;
        var outcome = await CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], async page =>
        {
            if (!Arguments.Restart(restart).TryGet(out var asked, out var problem))
            {
                return problem;
            }

            if (!HasAccess(page))
            {
                return HubRefusal.NoAccess;
            }

            var restarted = await room.RestartIceAsync(RoomOf(page), MemberOf(page), asked.Remote, asked.Session);
            if (!restarted.Accepted)
            {
                return HubRefusal.Join(restarted.Refusal);
            }

            local = restarted.Local;
            return Done.Yes;
        });
        return new IceRestartReply(outcome.Ok, outcome.Problem, local?.Ufrag, local?.Password);
    }

    /// <summary>Says what the page wants to see in one of its slots from now on, until it enters anew.</summary>
    public Task<CallOutcome> Want(JsonElement slot, JsonElement wish) => CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], async page =>
    {
        if (!Arguments.Text(slot, "slot", 40).TryGet(out var name, out var problem) || !Arguments.Name<SlotWish>(wish, "wish").TryGet(out var wanted, out problem))
        {
            return problem;
        }

        return Slot.TryParse(name, out var known) && HasAccess(page) && await room.WantAsync(RoomOf(page), MemberOf(page), known, wanted)
            ? Done.Yes
            : BadArgument.Of("slot");
    });

    /// <summary>Says whether the page's media go through a TURN server: the technician wants to know, and only the page can.</summary>
    public Task<CallOutcome> ReportPath(JsonElement relayed) => CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], page =>
    {
        if (!Arguments.Flag(relayed, "relayed").TryGet(out var isRelayed, out var problem))
        {
            return Task.FromResult<Outcome<Done>>(problem);
        }

        page.IsRelayed = isRelayed;
        return Task.FromResult<Outcome<Done>>(Done.Yes);
    });

    /// <summary>Leaves the room.</summary>
    public Task<CallOutcome> Leave() => CallAsync([Page.Participant, Page.Station, Page.Expert, Page.Technician], async page =>
    {
        await room.LeaveAsync(RoomOf(page), MemberOf(page));
        return page.Pass.Page switch
        {
            Page.Participant => await page.Mailbox.SendAsync(new DayCommand.LoseParticipant(page.Pass.Person, Link.Media), page.Pass.Actor),
            Page.Station when page.Mailbox.Snapshot.Day.ConferenceOpen =>
                await page.Mailbox.SendAsync(new DayCommand.LoseInterlocutor(Link.Media), page.Pass.Actor),
            _ => Done.Yes,
        };
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

    /// <summary>The same by word of mouth: who asked him says it for him.</summary>
    public Task<CallOutcome> AnswerWishFor(JsonElement participantId, JsonElement today) => SendAsync([Page.Station, Page.Technician], _ =>
        Arguments.Id(participantId, "participantId").Then(participant =>
            Arguments.Flag(today, "today").Then<DayCommand>(t => new DayCommand.AnswerWish(participant, t))));

    /// <summary>A waiting participant ends for valid reasons.</summary>
    public Task<CallOutcome> EndWaiting(JsonElement participantId, JsonElement reason) => SendAsync([Page.Station, Page.Technician], _ =>
        Arguments.Id(participantId, "participantId").Then(participant =>
            Reason(reason).Then<DayCommand>(r => new DayCommand.EndWaiting(participant, Guid.CreateVersion7(time.GetUtcNow()), r))));

    public Task<CallOutcome> AdmitNext() => CallAsync([Page.Station], async page =>
    {
        var admitted = await page.Mailbox.SendAsync(new DayCommand.AdmitNext(Guid.CreateVersion7(time.GetUtcNow())), page.Pass.Actor);
        foreach (var expert in admitted.Succeeded ? pages.Of(page.Pass.Day).Where(p => p.Pass.Page == Page.Expert && !HasAccess(p)) : [])
        {
            await room.LeaveAsync(RoomOf(expert), MemberOf(expert));
        }

        return admitted;
    });

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

    public Task<CallOutcome> ReportTechnicalFailure(JsonElement reason) => SendAsync([Page.Station, Page.Technician], _ =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.ReportTechnicalFailure(r)));

    /// <summary>Switches the recording of who answers off for a while; the rules know where and for whom that is allowed.</summary>
    public Task<CallOutcome> PauseRecording(JsonElement reason) => SendAsync([Page.Station, Page.Technician], page =>
        Reason(reason).Then<DayCommand>(r => new DayCommand.PauseRecording(r, page.Pass.Role!.Value)));

    public Task<CallOutcome> ResumeRecording() => SendAsync([Page.Station, Page.Technician], _ => new DayCommand.ResumeRecording());

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

    public Task<CallOutcome> AcknowledgeAlarm(JsonElement id) => SendAsync([Page.Technician, Page.Station], page =>
        Arguments.Text(id, "id", 40).Then<DayCommand>(i => new DayCommand.AcknowledgeAlarm(i, page.Pass.Role)));

    /// <summary>Somebody listened: a doubtful recording stands.</summary>
    public Task<CallOutcome> AcceptRecording(JsonElement attemptId) => SendAsync([Page.Technician, Page.Station], page =>
        Attempt(page, attemptId).Then<DayCommand>(id => new DayCommand.AcceptRecording(id)));

    /// <summary>A poor recording ends the attempt early (ИС-08); the participant sits again today or on another date.</summary>
    public Task<CallOutcome> EndForRecording(JsonElement attemptId, JsonElement reason, JsonElement againToday) => SendAsync([Page.Technician, Page.Station], page =>
        Attempt(page, attemptId).Then(id => Reason(reason).Then(why => Arguments.Flag(againToday, "againToday").Then<DayCommand>(today =>
            new DayCommand.EndForRecording(id, why, today, [])))));

    public Task<CallOutcome> SaveScores(JsonElement attemptId, JsonElement scores, JsonElement notAttemptedTasks, JsonElement errors) => CallAsync([Page.Expert], async page =>
    {
        if (!Attempt(page, attemptId).TryGet(out var attempt, out var problem)
            || !Arguments.Scores(scores).TryGet(out var given, out problem)
            || !Arguments.Tasks(notAttemptedTasks).TryGet(out var tasks, out problem)
            || !Arguments.Errors(errors).TryGet(out var noted, out problem))
        {
            return problem;
        }

        var saved = await WithProtocolsAsync(page, book => book.SaveDraftAsync(attempt, page.Pass.Person, given, tasks, noted));
        return saved.Then<Done>(_ => Done.Yes);
    });

    /// <summary>Takes a recording to score it; nobody else can then.</summary>
    public Task<CallOutcome> ClaimProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        (await book.ClaimAsync(attempt, expert)).Then<Done>(_ => Done.Yes));

    /// <summary>Gives it back, or drops a correction that was opened.</summary>
    public Task<CallOutcome> ReleaseProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, (book, attempt, expert) => book.ReleaseAsync(attempt, expert));

    public Task<CallOutcome> SignProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        (await book.SignAsync(attempt, expert)).Then<Done>(_ => Done.Yes));

    public Task<CallOutcome> CorrectProtocol(JsonElement attemptId, JsonElement reason) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        Arguments.Text(reason, "reason", DayRules.ReasonLimit).TryGet(out var why, out var problem)
            ? (await book.CorrectAsync(attempt, expert, why)).Then<Done>(_ => Done.Yes)
            : problem);

    /// <summary>Whether the page's owner has a place in the room now: a participant only while it is his turn, an expert only with those whom he may score live.</summary>
    internal static bool HasAccess(PageConnection page)
    {
        var day = page.Mailbox.Snapshot.Day;
        return page.Pass.Page switch
        {
            Page.Participant => day.Current?.Participant == page.Pass.Person,
            Page.Expert => day.ConferenceOpen && page.Mailbox.Snapshot.ExpertMayHear,
            _ => day.ConferenceOpen,
        };
    }

    /// <summary>The offer of who may still connect: each connecting is dear, so they are counted over all windows of a person.</summary>
    private Outcome<JoinOffer> MayJoin(PageConnection page, JsonElement offer) =>
        pages.JoinsOf(page.Pass, () => new CallBudget(options.Value.JoinBurst, JoinsPerSecond, time)).TryTake()
            ? Arguments.Offer(offer)
            : HubRefusal.TooManyCalls;

    private static Outcome<string> Reason(JsonElement reason) => Arguments.Text(reason, "reason", HubLimits.TextLength);

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

    private static Outcome<Guid> Attempt(PageConnection page, JsonElement id) => Arguments.Id(id, "attemptId").Then<Guid>(attempt =>
        page.Mailbox.Snapshot.Day.Attempt(attempt) is null ? HubRefusal.UnknownAttempt : attempt);

    private static RoomId RoomOf(PageConnection page) => RoomNames.Room(page.Pass.Day.ExamDay, page.Pass.Day.Auditorium);

    private static MemberId MemberOf(PageConnection page) => RoomNames.MemberOf(page.Pass);

    private static DayCommand? Arrival(PagePass pass) => pass.Page switch
    {
        Page.Participant => new DayCommand.ConnectParticipant(pass.Person, Link.Page),
        Page.Station => new DayCommand.ConnectInterlocutor(Link.Page),
        _ => null,
    };

    private DayCommand? Departure(PageConnection page) => page.Pass.Page switch
    {
        Page.Participant => new DayCommand.LoseParticipant(page.Pass.Person, Link.Page),
        Page.Station when !pages.Of(page.Pass.Day).Any(p => p.Pass.Page == Page.Station) => new DayCommand.LoseInterlocutor(Link.Page),
        _ => null,
    };

    private Task<CallOutcome> WithProtocolAsync(JsonElement attemptId, Func<ProtocolBook, Guid, Guid, Task<Outcome<Done>>> change) => CallAsync([Page.Expert], async page =>
        Attempt(page, attemptId).TryGet(out var attempt, out var problem)
            ? await WithProtocolsAsync(page, book => change(book, attempt, page.Pass.Person))
            : problem);

    private async Task<Outcome<T>> WithProtocolsAsync<T>(PageConnection page, Func<ProtocolBook, Task<Outcome<T>>> change)
    {
        await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
        var changed = await change(new ProtocolBook(db, time));
        page.Mailbox.Refresh(protocols: changed.Succeeded);
        return changed;
    }

    private Task<CallOutcome> SendAsync(Page[] allowed, Func<PageConnection, Outcome<DayCommand>> command) => CallAsync(allowed, async page =>
        command(page).TryGet(out var asked, out var problem) ? await page.Mailbox.SendAsync(asked, page.Pass.Actor) : problem);

    private async Task<CallOutcome> CallAsync(Page[] allowed, Func<PageConnection, Task<Outcome<Done>>> call)
    {
        var page = pages.Find(Context.ConnectionId);
        try
        {
            var outcome = page is null ? HubRefusal.NotConnected
                : page.Superseded ? HubRefusal.TakenOver
                : !page.Budget.TryTake() ? HubRefusal.TooManyCalls
                : !allowed.Contains(page.Pass.Page) ? HubRefusal.NotForThisPage
                : !await gate.StandsAsync(page.Pass, Context.ConnectionAborted) ? PageGate.NotYours
                : await call(page);
            return outcome.Problem is { } problem
                ? CallOutcome.Refused(ProblemView.Of(problem, page?.Mailbox.Snapshot.Materials.Regulation))
                : CallOutcome.Done;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !Context.ConnectionAborted.IsCancellationRequested)
        {
            LogCallFailed(e, page?.Pass.Page);
            return CallOutcome.Refused(ProblemView.Of(HubRefusal.Failed, null));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of page {Page} failed")]
    private partial void LogCallFailed(Exception exception, Page? page);

    [LoggerMessage(Level = LogLevel.Information, Message = "The room refused an offer of page {Page}: {Code} ({Detail})")]
    private partial void LogJoinRefused(Page page, string code, string detail);
}
