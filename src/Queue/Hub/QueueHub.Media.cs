using System.Text.Json;
using Itog.Conference;
using Itog.Conference.Turn;
using Itog.Exam;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.WebRtc.Ice;

namespace Itog.Queue.Hub;

// The calls by which a page enters its room and stays in it.
public sealed partial class QueueHub
{
    private const double JoinsPerSecond = 0.5;

    // The pages that have a seat in the room.
    private static readonly Page[] InRoom = [.. Enum.GetValues<Page>().Where(p => RoomNames.SeatOf(p) is not null)];

    /// <summary>Enters the room with a complete offer; the answer is complete too.</summary>
    public async Task<JoinReply> Join(JsonElement offer)
    {
        string? answer = null;
        var outcome = await CallAsync(InRoom, async page =>
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

            await screens.ApplyAsync(page);
            answer = joined.Answer.Sdp;
            return Done.Yes;
        });
        return new JoinReply(outcome.Ok, outcome.Problem, answer);
    }

    /// <summary>Gives credentials of the TURN server to who may enter the room, or is in a test call, for the next connection.</summary>
    public async Task<IceServersReply> IceServers()
    {
        IReadOnlyList<IceServer> servers = [];
        var outcome = await CallAsync(InRoom, page =>
        {
            if (!HasAccess(page) && !stationCalls.Joins(page.Pass))
            {
                return Task.FromResult<Outcome<Done>>(HubRefusal.NoAccess);
            }

            servers = turn.Issue();
            return Task.FromResult<Outcome<Done>>(Done.Yes);
        });
        return new IceServersReply(outcome.Ok, outcome.Problem, servers);
    }

    /// <summary>Restarts the ICE of the page's connection after a change of its network; tracks, keys and lines stay.</summary>
    public async Task<IceRestartReply> RestartIce(JsonElement restart)
    {
        IceCredentials? local = null;
        var outcome = await CallAsync(InRoom, async page =>
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
    public Task<CallOutcome> Want(JsonElement slot, JsonElement wish) => CallAsync(InRoom, async page =>
    {
        if (!Arguments.Text(slot, "slot", 40).TryGet(out var name, out var problem) || !Arguments.Name<SlotWish>(wish, "wish").TryGet(out var wanted, out problem))
        {
            return problem;
        }

        return Slot.TryParse(name, out var known) && HasAccess(page) && ObserverScreens.MayWant(page, known) && await room.WantAsync(RoomOf(page), MemberOf(page), known, wanted)
            ? Done.Yes
            : BadArgument.Of("slot");
    });

    /// <summary>Says whether the page's media go through a TURN server: the technician wants to know, and only the page can.</summary>
    public Task<CallOutcome> ReportPath(JsonElement relayed) => CallAsync(InRoom, page =>
    {
        if (!Arguments.Flag(relayed, "relayed").TryGet(out var isRelayed, out var problem))
        {
            return Task.FromResult<Outcome<Done>>(problem);
        }

        page.IsRelayed = isRelayed;
        return Task.FromResult<Outcome<Done>>(Done.Yes);
    });

    /// <summary>Leaves the room.</summary>
    public Task<CallOutcome> Leave() => CallAsync(InRoom, async page =>
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

    /// <summary>The offer of who may still connect: each connecting is dear, so they are counted over all windows of a person.</summary>
    private Outcome<JoinOffer> MayJoin(PageConnection page, JsonElement offer) =>
        pages.JoinsOf(page.Pass, () => new CallBudget(options.Value.JoinBurst, JoinsPerSecond, time)).TryTake()
            ? Arguments.Offer(offer)
            : HubRefusal.TooManyCalls;
}
