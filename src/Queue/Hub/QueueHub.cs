using System.Text.Json;
using Itog.Conference;
using Itog.Conference.Turn;
using Itog.Exam;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
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
    PageConnections pages, PageViews views, PictureFeed pictures, PageGate gate, AuditoriumMailboxes mailboxes, SharedQueue shared, AttendantPages attendants, IExamRoom room, ConferenceDoor door,
    ObserverScreens screens, TestCalls testCalls, StationCalls stationCalls, StationCallFeed stationCallFeed,
    TurnCredentials turn, IDbContextFactory<ExamDbContext> databases, TimeProvider time, IOptions<ExamDayOptions> options, ILogger<QueueHub> logger) : Microsoft.AspNetCore.SignalR.Hub
{
    // How long the older window has to show why it is closed.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    public override async Task OnConnectedAsync()
    {
        var query = Context.GetHttpContext()!.Request.Query;
        if (!(await gate.OpenAsync(Context.User!, query["page"], query["auditorium"], Context.ConnectionAborted)).TryGet(out var asked, out var problem)
            || attendants.Place(asked) is not { } pass || await mailboxes.GetAsync(pass.Day) is not { } mailbox)
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
        _ = stationCallFeed.TellAsync(page);
        // Moved to another auditorium while he connected to this one: he finds the new one when he connects again.
        if (Arrival(pass) is { } arrival && (await mailbox.SendAsync(arrival, pass.Actor)).Problem == Refusal.WaitsElsewhere)
        {
            Context.Abort();
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (!pages.Remove(Context.ConnectionId, out var page))
        {
            return;
        }

        await stationCalls.LeaveAsync(page.Pass);
        if (Departure(page) is { } departure)
        {
            await testCalls.EndAsync(page.Pass.Person);
            await page.Mailbox.SendAsync(departure, page.Pass.Actor);
        }
    }

    /// <summary>Whether the page's owner has a place in the room now: a participant only while it is his turn, an attendant only while his participant is, an expert only with those whom he may score live.</summary>
    internal static bool HasAccess(PageConnection page)
    {
        var day = page.Mailbox.Snapshot.Day;
        return page.Pass.Page switch
        {
            Page.Participant => day.Current?.Participant == page.Pass.Person,
            Page.Assistant or Page.SignInterpreter => AttendantRules.MayEnter(day, page.Pass.Person),
            Page.Expert => day.ConferenceOpen && page.Mailbox.Snapshot.ExpertMayHear,
            _ => day.ConferenceOpen,
        };
    }

    private static Outcome<string> Reason(JsonElement reason) => Arguments.Text(reason, "reason", HubLimits.TextLength);

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
