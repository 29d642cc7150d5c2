using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>Checks before the КИМ, and the ways in which an attempt ends.</summary>
internal static class AttemptRules
{
    public static Outcome<DayEvent[]> Check(DayAttempt attempt, SetCheck command, DateTimeOffset now) =>
        attempt.Phase != AttemptPhase.Admitted ? Refusal.AlreadyOpened
        : attempt.Passed.Contains(command.Check) == command.Passed ? DayRules.Nothing
        : DayRules.Happens(new CheckSet(now, attempt.Id, command.Check, command.Passed));

    public static Outcome<DayEvent[]> Brief(DayAttempt attempt, DateTimeOffset now) =>
        attempt.Briefed ? DayRules.Nothing : DayRules.Happens(new BriefingCompleted(now, attempt.Id));

    // He answers the interlocutor's question after the briefing; before it there is nothing to be ready for.
    public static Outcome<DayEvent[]> ConfirmReady(DayAttempt attempt, Guid participant, DateTimeOffset now) =>
        attempt.Participant != participant ? Refusal.NotYourAttempt
        : attempt.Ready ? DayRules.Nothing
        : !attempt.Briefed ? Refusal.NotBriefed
        : DayRules.Happens(new ReadyConfirmed(now, attempt.Id));

    /// <summary>
    /// The lost one did not come back in time. In the closing everything has been answered: there a lost connection is no failure.
    /// </summary>
    public static Outcome<DayEvent[]> EndPatience(AuditoriumDay day, EndPatience command, DateTimeOffset now)
    {
        if (day.Current is not { } attempt || attempt.Id != command.Attempt || attempt.Stage == Stage.Closing)
        {
            return DayRules.Nothing;
        }

        var presence = day.Ticket(attempt.Participant).Presence;
        return presence.LostAt != command.LostAt || now - command.LostAt < day.Plan.Patience
            ? DayRules.Nothing
            : DayRules.Happens(new TechnicalFailure(now, attempt.Id, attempt.KimSeen, "Связь с участником прервалась и не восстановилась вовремя."));
    }

    /// <summary>Before the КИМ was seen nothing has been asked of him: he may go back and be called again.</summary>
    public static Outcome<DayEvent[]> Return(DayAttempt attempt, string reason, DateTimeOffset now) =>
        attempt.KimSeen ? Refusal.KimSeen : End(reason, why => new ReturnedToQueue(now, attempt.Id, why));

    public static Outcome<DayEvent[]> End(string reason, Func<string, DayEvent> end) =>
        string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing
        : reason.Trim().Length > DayRules.ReasonLimit ? Refusal.ReasonTooLong
        : DayRules.Happens(end(reason.Trim()));

    public static Outcome<DayEvent[]> ConfirmEnd(AuditoriumDay day, Guid participant, DateTimeOffset now)
    {
        var last = day.AttemptsOf(participant).LastOrDefault();
        return last is not { Phase: AttemptPhase.Finished } ? Refusal.NothingToConfirm
            : last.EndConfirmedAt is not null ? DayRules.Nothing
            : DayRules.Happens(new EndConfirmed(now, last.Id));
    }
}
