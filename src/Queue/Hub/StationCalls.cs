using Itog.Conference;
using Itog.Exam;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;
using Microsoft.Extensions.Logging;

namespace Itog.Queue.Hub;

/// <summary>
/// The technician's test calls with stations, one at most in an auditorium: both hear and see each other in a room of their own, which is no
/// auditorium's, so that no participant is ever in it and nothing of it is recorded. None is begun while a participant is in the auditorium, and whoever
/// is called in ends it. Nothing is kept but a line in the audit log. One per process; called by the hub, the mailboxes' tasks and timers.
/// </summary>
public sealed partial class StationCalls
{
    /// <summary>How long it rings.</summary>
    public static readonly TimeSpan Rings = TimeSpan.FromSeconds(45);

    /// <summary>A call that both have forgotten ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<DayKey, StationCall> _calls = [];
    private readonly PageConnections _pages;
    private readonly IExamRoom _room;
    private readonly TimeProvider _time;
    private readonly ILogger<StationCalls> _logger;

    public StationCalls(PageConnections pages, AuditoriumMailboxes mailboxes, IExamRoom room, TimeProvider time, ILogger<StationCalls> logger)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        (_pages, _room, _time, _logger) = (pages, room, time, logger);
        mailboxes.Changed += Follow;
    }

    /// <summary>What a page sees of a call now; in their order, and never blocking. Null: nothing any more.</summary>
    public event Action<PageConnection, StationCallView?>? Changed;

    /// <summary>What a page that has just come sees.</summary>
    public StationCallView? Of(PagePass page)
    {
        ArgumentNullException.ThrowIfNull(page);
        lock (_gate)
        {
            return _calls.GetValueOrDefault(page.Day)?.SeenBy(page);
        }
    }

    /// <summary>Whether this page is one of two who talk now.</summary>
    public bool Joins(PagePass page)
    {
        ArgumentNullException.ThrowIfNull(page);
        lock (_gate)
        {
            return _calls.GetValueOrDefault(page.Day)?.Joins(page) == true;
        }
    }

    /// <summary>Rings at the station of the technician's auditorium.</summary>
    public async Task<Outcome<Done>> BeginAsync(PageConnection technician, string caller)
    {
        ArgumentNullException.ThrowIfNull(technician);
        var pass = technician.Pass;
        if (IsTaken(technician))
        {
            return HubRefusal.StationTaken;
        }

        if (!_pages.Of(pass.Day).Any(p => p.Pass.Page == Page.Station))
        {
            return HubRefusal.StationAway;
        }

        var call = new StationCall(Guid.NewGuid(), pass, caller, _time.GetUtcNow());
        lock (_gate)
        {
            if (!_calls.TryAdd(pass.Day, call))
            {
                return HubRefusal.StationCalled;
            }

            call.Beat = _time.CreateTimer(_ => _ = BeatAsync(call), null, Second, Second);
            Tell(call);
        }

        return await StandsAsync(call, technician);
    }

    /// <summary>The station answers.</summary>
    public async Task<Outcome<Done>> AnswerAsync(PageConnection station, string name)
    {
        ArgumentNullException.ThrowIfNull(station);
        StationCall? call;
        lock (_gate)
        {
            call = _calls.GetValueOrDefault(station.Pass.Day);
            if (call is null || call.Station is not null)
            {
                return HubRefusal.NoStationCall;
            }

            call.Answer(station.Pass, name, _time.GetUtcNow());
            Tell(call);
        }

        return await StandsAsync(call, station);
    }

    /// <summary>Lets one of the two into their room; a second connection of the same one takes the first one's place.</summary>
    public async Task<Outcome<string>> JoinAsync(PageConnection page, JoinOffer offer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!Joins(page.Pass))
        {
            return HubRefusal.NoStationCall;
        }

        // The seats that hear and see each other; no participant is ever in this room.
        var seat = page.Pass.Page == Page.Station ? Seat.Interlocutor : Seat.Participant;
        var joined = await _room.JoinAsync(RoomNames.StationCall(page.Pass.Day), MemberOf(page.Pass), seat, offer, cancellationToken);
        if (!joined.Accepted)
        {
            return HubRefusal.Join(joined.Refusal);
        }

        // It may have ended between the check and the answer.
        if (!Joins(page.Pass))
        {
            await _room.LeaveAsync(RoomNames.StationCall(page.Pass.Day), MemberOf(page.Pass));
            return HubRefusal.NoStationCall;
        }

        return joined.Answer.Sdp;
    }

    /// <summary>One of the two ends it, the technician takes it back, or the station does not want it.</summary>
    public async Task<Outcome<Done>> EndAsync(PagePass page)
    {
        ArgumentNullException.ThrowIfNull(page);
        StationCall? call;
        lock (_gate)
        {
            call = _calls.GetValueOrDefault(page.Day);
        }

        if (call?.SeenBy(page) is null)
        {
            return HubRefusal.NoStationCall;
        }

        await EndAsync(call, page.Page == Page.Station && call.Station is null ? StationCallEnding.Declined : StationCallEnding.HungUp);
        return Done.Yes;
    }

    /// <summary>A page is not connected any more.</summary>
    public async Task LeaveAsync(PagePass page)
    {
        ArgumentNullException.ThrowIfNull(page);
        StationCall? call;
        lock (_gate)
        {
            call = _calls.GetValueOrDefault(page.Day);
        }

        if (call is not null && (page == call.Technician || page == call.Station || (call.Station is null && !_pages.Of(page.Day).Any(p => p.Pass.Page == Page.Station))))
        {
            await EndAsync(call, StationCallEnding.Away);
        }
    }

    private static bool IsTaken(PageConnection page) => page.Mailbox.Snapshot.Day.Current is not null;

    private static MemberId MemberOf(PagePass page) => new($"check-{RoomNames.MemberOf(page).Value}");

    // Somebody may have been called in just before the call was there to be ended by it.
    private async Task<Outcome<Done>> StandsAsync(StationCall call, PageConnection page)
    {
        if (!IsTaken(page))
        {
            return Done.Yes;
        }

        await EndAsync(call, StationCallEnding.Admitted);
        return HubRefusal.StationTaken;
    }

    private void Follow(AuditoriumSnapshot snapshot)
    {
        StationCall? call;
        lock (_gate)
        {
            call = _calls.GetValueOrDefault(snapshot.Materials.Key);
        }

        if (call is not null && snapshot.Day.Current is not null)
        {
            _ = EndAsync(call, StationCallEnding.Admitted);
        }
    }

    private async Task BeatAsync(StationCall call)
    {
        try
        {
            bool rings, over;
            lock (_gate)
            {
                rings = call.Station is null;
                over = _time.GetUtcNow() - call.Since >= (rings ? Rings : Longest);
            }

            if (over)
            {
                await EndAsync(call, rings ? StationCallEnding.Unanswered : StationCallEnding.TooLong);
            }
            else if (!rings)
            {
                await MeasureAsync(call);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogSkipped(e);
        }
    }

    private async Task MeasureAsync(StationCall call)
    {
        var statistics = await _room.StatisticsAsync(RoomNames.StationCall(call.Technician.Day));
        var relayed = _pages.Of(call.Technician.Day).Where(p => p.IsRelayed).Select(p => MemberOf(p.Pass)).ToHashSet();
        lock (_gate)
        {
            if (_calls.GetValueOrDefault(call.Technician.Day) == call)
            {
                Tell(call, null, TileSideView.Of(statistics, Seat.Participant, relayed), TileSideView.Of(statistics, Seat.Interlocutor, relayed));
            }
        }
    }

    private async Task EndAsync(StationCall call, StationCallEnding ending)
    {
        lock (_gate)
        {
            if (_calls.GetValueOrDefault(call.Technician.Day) != call)
            {
                return;
            }

            _calls.Remove(call.Technician.Day);
            call.Dispose();
            Tell(call, ending);
        }

        foreach (var page in new[] { call.Technician, call.Station }.OfType<PagePass>())
        {
            await _room.LeaveAsync(RoomNames.StationCall(page.Day), MemberOf(page));
        }
    }

    // Under the lock, so that no page hears of an end before of what was.
    private void Tell(StationCall call, StationCallEnding? ending = null, TileSideView? technicians = null, TileSideView? stations = null)
    {
        foreach (var page in _pages.Of(call.Technician.Day).Where(p => p.Pass.Page is Page.Technician or Page.Station))
        {
            Changed?.Invoke(page, call.SeenBy(page.Pass, ending, technicians, stations));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A second of a station's test call was skipped")]
    private partial void LogSkipped(Exception exception);
}
