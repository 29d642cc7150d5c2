using Itog.Conference;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>Draws the observer's page: the conversation, the stage, the queue in numbers; no name, no document, no КИМ.</summary>
public static class ObserverViewBuilder
{
    public static ObserverView Build(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new ObserverView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = s.Day.ConferenceOpen ? ViewParts.Access(s, Seat.Observer) : null,
            ConferenceOpen = s.Day.ConferenceOpen,
            Attempt = s.Day.Current is { } attempt ? Attempt(s, attempt) : null,
            Queue = Queue(s),
        };
    }

    /// <summary>Whether an observer may see the interlocutor's screen: not before the participant has seen the КИМ on it.</summary>
    public static bool MaySeeScreen(AuditoriumDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Current is { KimShownAt: not null };
    }

    private static ObservedAttemptView Attempt(AuditoriumSnapshot s, DayAttempt attempt) => new(
        attempt.Phase,
        ViewParts.Stages(s, attempt),
        (int)attempt.Stage,
        s.Day.Ticket(attempt.Participant).Presence.Connected,
        MaySeeScreen(s.Day),
        ViewParts.Recording(s, attempt).State);

    private static ObservedQueueView Queue(AuditoriumSnapshot s)
    {
        var expected = s.Day.Plan.Schedule.Where(p => s.Day.Ticket(p.Id).ArrivedAt is null).ToList();
        return new(
            s.Day.Line.Length,
            expected.Count,
            s.Day.Ended.Where(a => a.Phase == AttemptPhase.Finished).Select(a => a.Participant).Distinct().Count(),
            s.Day.Ended.Where(a => a.Phase is AttemptPhase.Unfinished or AttemptPhase.Removed).Select(a => a.Participant).Distinct().Count(),
            expected.Min(p => (DateTimeOffset?)p.ScheduledAt));
    }
}
