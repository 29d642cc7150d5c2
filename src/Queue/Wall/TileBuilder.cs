using Itog.Conference;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;

namespace Itog.Queue.Wall;

/// <summary>Draws the tile of an auditorium from its snapshot and the statistics of its room. Pure.</summary>
public static class TileBuilder
{
    /// <summary>Acknowledged alarms and confirmed messages that a tile still carries: the last ones, for whoever looks what was.</summary>
    private const int Kept = 3;

    /// <param name="relayed">Those who say that their media go through a TURN server.</param>
    public static TileView Build(AuditoriumSnapshot s, RoomStatistics statistics, IReadOnlySet<MemberId> relayed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(statistics);
        var participant = TileSideView.Of(statistics, Seat.Participant, relayed);
        var interlocutor = TileSideView.Of(statistics, Seat.Interlocutor, relayed);
        var attempt = s.Day.Current;
        return new TileView(
            s.Materials.Auditorium.Id,
            s.Materials.Auditorium.Number,
            s.Day.ConferenceOpen,
            attempt is null ? null : Attempt(s, attempt),
            ViewParts.Recording(s, attempt ?? (s.Day.Ended is [.., var last] ? last : null)),
            ViewParts.DayRecording(s),
            participant,
            // The station counts as there once its page is open: before the conference it has no media.
            interlocutor with { Connected = s.Day.Interlocutor.Connected },
            Queue(s),
            [.. Troubles.Of(s, participant, interlocutor, now)],
            Last(AlarmParts.All(s), a => a.Acknowledged),
            Last([.. s.Day.Messages.Reverse().Select(MessageView.Of)], m => m.ConfirmedAt is not null));
    }

    private static TileAttemptView Attempt(AuditoriumSnapshot s, DayAttempt attempt)
    {
        var drawn = ViewParts.Attempt(s, attempt)!;
        return new(attempt.Id, drawn.Name, attempt.Phase, drawn.Stages.FirstOrDefault(g => g.Id == attempt.Stage) ?? drawn.Stages[drawn.Stage], drawn.PatienceUntil);
    }

    private static TileQueueView Queue(AuditoriumSnapshot s)
    {
        var waiting = s.Day.Line.Select(s.Day.Ticket).ToList();
        var expected = s.Day.Plan.Schedule.Where(p => s.Day.Ticket(p.Id).ArrivedAt is null).ToList();
        var current = s.Day.Current?.Participant;
        return new(
            waiting.Count,
            waiting.Count(t => !t.Presence.Connected),
            waiting.Count(t => t.PreCheckPassed == true),
            expected.Count,
            s.Day.Ended.Select(a => a.Participant).Distinct().Count(p => p != current && !s.Day.Line.Contains(p)),
            s.Day.Plan.Schedule.Length,
            expected.Min(p => (DateTimeOffset?)p.ScheduledAt));
    }

    // All that is open, and a few of what is settled, in the order given.
    private static IReadOnlyList<T> Last<T>(IReadOnlyList<T> all, Func<T, bool> settled)
    {
        var kept = 0;
        return [.. all.Where(one => !settled(one) || kept++ < Kept)];
    }
}
