using Itog.Exam;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// Several auditoriums of one school and day share their queues: a station that has nobody to call takes the next one of another, and staff may move
/// by hand whoever waits. The order stays: first come, first called. Pure; the two events are written in one transaction or not at all.
/// </summary>
public static class SharingRules
{
    /// <summary>Both ends of a move, or why there is none. <paramref name="barred"/>: the interlocutor over there may not examine him.</summary>
    public static Outcome<(MovedAway Away, MovedHere Here)> Decide(
        AuditoriumDay from, AuditoriumDay to, MoveTicket command, Problem? barred, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(command);
        if (!from.Plan.Regulation.SharedQueue.Value)
        {
            return Refusal.NotShared(from.Plan);
        }

        if (!from.Line.Contains(command.Participant) || from.Plan.Auditorium == to.Plan.Auditorium)
        {
            return Refusal.NotWaitingThere;
        }

        if (!to.ConferenceOpen)
        {
            return Refusal.OtherClosed;
        }

        if (barred is not null)
        {
            return barred;
        }

        return command.InTurn && ObstacleToTaking(to, now) is { } obstacle ? obstacle
            : command.InTurn && (!QueueRules.Next(from, now).TryGet(out var next, out _) || next != command.Participant) ? Refusal.QueueChanged
            : (new MovedAway(now, command.Participant, to.Plan.Auditorium),
                new MovedHere(now, command.Participant, from.Plan.Auditorium, Pack(from, command.Participant)));
    }

    /// <summary>Why a station may not take somebody of another queue now: its own come first. Null when it may.</summary>
    public static Problem? ObstacleToTaking(AuditoriumDay to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        return !to.ConferenceOpen ? Refusal.ConferenceClosed
            : to.Current is not null ? Refusal.AttemptInRoom
            : QueueRules.InTurn(to, now).Any() ? Refusal.OwnFirst
            : null;
    }

    internal static AuditoriumDay Apply(AuditoriumDay day, MovedAway e) => (day with
    {
        Line = day.Line.Remove(e.Participant),
        Tickets = day.Tickets.SetItem(e.Participant, new Ticket(e.Participant) { MovedTo = e.To }),
    }).AlarmsOver(a => a is { Kind: AlarmKind.HelpAsked, Acknowledged: false } && a.Participant == e.Participant, e.At);

    // His page follows within a moment. Until it does he counts as lost, as after a restart: nobody is called who cannot hear it.
    internal static AuditoriumDay Apply(AuditoriumDay day, MovedHere e)
    {
        var luggage = e.Luggage;
        var joined = day.Join(new Ticket(e.Participant)
        {
            ArrivedAt = luggage.ArrivedAt,
            ScheduledAt = luggage.ScheduledAt,
            InLineSince = luggage.InLineSince,
            Reason = luggage.Reason,
            FirstReason = luggage.FirstReason,
            Presence = Presence.Never with { LostAt = luggage.LostAt ?? e.At },
            PreCheckPassed = luggage.PreCheckPassed,
            PreCheckFailed = luggage.PreCheckFailed,
            Wish = luggage.Wish,
            CameFrom = e.From,
            AttemptsElsewhere = luggage.Attempts - day.AttemptsOf(e.Participant).Count(),
            KimSeenElsewhere = luggage.KimSeen,
        });
        return luggage.Help is { } need ? joined.Raise(AlarmKind.HelpAsked, e.At, e.Participant, null, a => a with { Need = need }) : joined;
    }

    private static Luggage Pack(AuditoriumDay day, Guid participant)
    {
        var ticket = day.Ticket(participant);
        return new Luggage(
            day.ScheduledAt(participant),
            ticket.ArrivedAt!.Value,
            ticket.InLineSince,
            ticket.Reason,
            ticket.FirstReason,
            ticket.Presence.LostAt,
            ticket.PreCheckPassed,
            ticket.PreCheckFailed,
            ticket.Wish,
            day.AttemptCount(participant),
            ticket.KimSeenElsewhere || day.AttemptsOf(participant).Any(a => a.KimSeen),
            AlarmRules.LastCallOf(day, participant) is { Pressing: true } call ? call.Need : null);
    }
}
