using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// Pauses out of the extra minutes: who has them shares them out himself, a pause for rest among the rest of it [004 §2.2, §6.4]. The time of the stage
/// stands; the recording goes on unless somebody pauses it, too.
/// </summary>
public static class RestRules
{
    /// <summary>What is left of the extra minutes now; a pause that lasts is not taken off before it ends. Null for who has none.</summary>
    public static TimeSpan? Left(AuditoriumDay day, DayAttempt attempt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(attempt);
        if (day.Plan.Participant(attempt.Participant) is not { ExtraTime: var granted } || granted == TimeSpan.Zero)
        {
            return null;
        }

        var left = granted - ExtraTime.Spent(day, attempt, attempt.Stages.Length, attempt.Stage);
        var running = attempt.Stages[^1];
        if (running.EndedAt is null && ExtraTime.Spends(day, running.Stage))
        {
            var took = (running.StandsSince ?? now) - running.BeganAt - running.Stood;
            left -= took > day.Plan.Regulation.RuleOf(running.Stage).Limit!.Value ? took - day.Plan.Regulation.RuleOf(running.Stage).Limit!.Value : TimeSpan.Zero;
        }

        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Why no pause may begin now; null when one may.</summary>
    public static Problem? Against(AuditoriumDay day, DayAttempt attempt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return attempt.Phase != AttemptPhase.InProgress || attempt.Stage == Stage.Closing ? Refusal.NothingToRestFrom
            : Left(day, attempt, now) is not { } left ? Refusal.NoExtraTime
            : left == TimeSpan.Zero ? Refusal.ExtraTimeSpent
            : null;
    }

    internal static Outcome<DayEvent[]> Begin(AuditoriumDay day, DayAttempt attempt, DayCommand.BeginRest command, DateTimeOffset now) =>
        command.Participant is { } asker && asker != attempt.Participant ? Refusal.NotYourAttempt
        : attempt.RestingSince is not null ? DayRules.Nothing
        : Against(day, attempt, now) is { } problem ? problem
        : DayRules.Happens(new RestBegan(now, attempt.Id));

    internal static Outcome<DayEvent[]> End(DayAttempt attempt, DayCommand.EndRest command, DateTimeOffset now) =>
        command.Participant is { } asker && asker != attempt.Participant ? Refusal.NotYourAttempt
        : attempt.RestingSince is null ? DayRules.Nothing
        : DayRules.Happens(new RestEnded(now, attempt.Id));
}
