using System.Collections.Immutable;
using Itog.Exam;
using Itog.Exam.People;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// The waiting queue. Those who came in time stand by the schedule, a late one behind everybody who waits at that moment
/// [002 §49], one whose attempt broke off at the end [002 §48]. A lost connection moves nobody: within the patience the place is
/// held and nobody is admitted over it; afterwards the absent one is passed over until he is back, and then stands where he stood,
/// because no clause takes a place from one who came in time.
/// </summary>
public static class QueueRules
{
    /// <summary>The quietest peak (0 to 1) that counts as a working microphone.</summary>
    public const double MicrophoneFloor = 0.02;

    /// <summary>Whether the absent one's place is no longer held.</summary>
    public static bool IsPassedOver(AuditoriumDay day, Guid participant, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (presence, skipped) = (day.Ticket(participant).Presence, day.Ticket(participant).SkippedAt is not null);
        return skipped || (!presence.Connected && presence.LostAt is { } lost && now - lost >= day.Plan.Patience);
    }

    /// <summary>Those who may be called or whose place is held, in turn; one who was passed over although he is connected comes after all others.</summary>
    public static IEnumerable<Ticket> InTurn(AuditoriumDay day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        var ready = day.Line.Select(day.Ticket).Where(t => t.PreCheckPassed == true && t.Wish != Wish.Asked).ToList();
        return ready.Where(t => !IsPassedOver(day, t.Participant, now)).Concat(ready.Where(t => t is { SkippedAt: not null, Presence.Connected: true }));
    }

    /// <summary>Everybody of the schedule was here, and nobody is in line or in the room any more.</summary>
    public static bool AllAnswered(AuditoriumDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day is { Current: null, Ended.IsEmpty: false, Line.IsEmpty: true } && day.Plan.Schedule.All(p => day.AttemptCount(p.Id) > 0);
    }

    /// <summary>The one whom <c>AdmitNext</c> would take now, or why nobody can be taken.</summary>
    public static Outcome<Guid> Next(AuditoriumDay day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        Problem? refused = null;
        foreach (var ticket in InTurn(day, now))
        {
            if (day.Plan.Participant(ticket.Participant) is { ConsentRefused: true, NoRecordingDecision: null })
            {
                // Only the state commission can let him in; those behind him need not wait for it.
                refused ??= Refusal.NoConsent(day.Plan);
                continue;
            }

            return ticket.Presence.Connected
                ? ticket.Participant
                : Refusal.WaitingForReturn(day.Plan.Patience - (now - ticket.Presence.LostAt!.Value));
        }

        return refused ?? (AllAnswered(day) ? Refusal.AllAnswered : Refusal.NobodyWaits);
    }

    internal static IEnumerable<Problem> ObstaclesToAdmission(AuditoriumDay day, DateTimeOffset now)
    {
        if (!day.ConferenceOpen)
        {
            yield return Refusal.ConferenceClosed;
        }

        if (day.Current is not null)
        {
            yield return Refusal.AttemptInRoom;
        }

        if (Next(day, now).Problem is { } problem)
        {
            yield return problem;
        }
    }

    internal static Outcome<DayEvent[]> Admit(AuditoriumDay day, AdmitNext command, DateTimeOffset now)
    {
        if (ObstaclesToAdmission(day, now).FirstOrDefault() is { } obstacle)
        {
            return obstacle;
        }

        var participant = Next(day, now).Value;
        var decision = day.Plan.Participant(participant) is { ConsentRefused: true } planned ? planned.NoRecordingDecision : null;
        return DayRules.Happens(new Admitted(now, participant, command.NewAttempt, day.AttemptCount(participant) + 1, decision));
    }

    // Passing over takes no place away, so it needs no proof but that he cannot be called: he is not connected, or was sent back for something.
    internal static Outcome<DayEvent[]> Skip(AuditoriumDay day, Guid participant, DateTimeOffset now) =>
        !day.Line.Contains(participant) ? Refusal.NotWaiting
        : day.Ticket(participant) is not { SkippedAt: null } ticket ? DayRules.Nothing
        : ticket.Presence.Connected && ticket.Reason != QueueReason.SentBack ? Refusal.NotAway
        : DayRules.Happens(new AbsentSkipped(now, participant));

    internal static Outcome<DayEvent[]> Connect(AuditoriumDay day, ConnectParticipant command, DateTimeOffset now)
    {
        var ticket = day.Ticket(command.Participant);
        if (ticket.MovedTo is not null)
        {
            return Refusal.WaitsElsewhere;
        }

        if (ticket.ArrivedAt is null)
        {
            return day.Plan.Participant(command.Participant) is not { } planned ? Refusal.UnknownParticipant
                : command.Link == Link.Page ? DayRules.Happens(new ParticipantArrived(now, planned.Id, Late: now > planned.ScheduledAt) { ScheduledAt = planned.ScheduledAt })
                : DayRules.Nothing;
        }

        return ticket.Presence == ticket.Presence.Return(command.Link)
            ? DayRules.Nothing
            : DayRules.Happens(new ParticipantReturned(now, command.Participant, command.Link));
    }

    internal static Outcome<DayEvent[]> Lose(AuditoriumDay day, LoseParticipant command, DateTimeOffset now)
    {
        var ticket = day.Ticket(command.Participant);
        var inRoom = day.Current?.Participant == command.Participant;
        return ticket.ArrivedAt is null
            || (command.Link == Link.Media && !inRoom)
            || ticket.Presence == ticket.Presence.Lose(command.Link, now)
                ? DayRules.Nothing
                : DayRules.Happens(new ParticipantLost(now, command.Participant, command.Link));
    }

    internal static Outcome<DayEvent[]> PreCheck(AuditoriumDay day, ReportPreCheck command, DateTimeOffset now)
    {
        var ticket = day.Ticket(command.Participant);
        var failed = FailedIn(command, day.Plan.Participant(command.Participant)?.Form ?? AnswerForm.Oral).ToImmutableArray();
        return ticket.ArrivedAt is null ? Refusal.UnknownParticipant
            : ticket.PreCheckPassed == failed.IsEmpty && ticket.PreCheckFailed.SequenceEqual(failed) ? DayRules.Nothing
            : DayRules.Happens(new PreCheckReported(now, command.Participant, failed.IsEmpty) { Failed = failed });
    }

    private static IEnumerable<CheckedPart> FailedIn(ReportPreCheck report, AnswerForm form)
    {
        if (!report.Camera)
        {
            yield return CheckedPart.Camera;
        }

        // Who signs or writes needs neither voice nor ear: his camera is what has to work.
        if (form == AnswerForm.Oral && (!report.Microphone || report.MicrophonePeak < MicrophoneFloor))
        {
            yield return CheckedPart.Microphone;
        }

        if (form == AnswerForm.Oral && !report.Speaker)
        {
            yield return CheckedPart.Speaker;
        }

        if (!report.Connection)
        {
            yield return CheckedPart.Connection;
        }
    }
}
