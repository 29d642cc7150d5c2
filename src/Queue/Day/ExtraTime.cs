using Itog.Exam.Regulation;

namespace Itog.Queue.Day;

/// <summary>
/// The extra minutes of a participant who has them. He shares them out himself between preparing and answering [004 §2.2, 002 §6]:
/// what a stage takes beyond its limit is spent and what he rests, all else stays for the stages after it.
/// </summary>
public static class ExtraTime
{
    /// <summary>What is left of the extra minutes when a stage begins; zero for who has none, and where nothing is counted.</summary>
    public static TimeSpan LeftFor(AuditoriumDay day, DayAttempt attempt, Stage stage)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(attempt);
        if (day.Plan.Participant(attempt.Participant) is not { ExtraTime: var granted } || granted == TimeSpan.Zero || !Spends(day, stage))
        {
            return TimeSpan.Zero;
        }

        var spent = Spent(day, attempt, attempt.Stages.TakeWhile(run => run.Stage != stage).Count(), stage);
        return spent < granted ? granted - spent : TimeSpan.Zero;
    }

    /// <summary>What the first <paramref name="runs"/> stages took beyond their limits, and the pauses for rest up to and in <paramref name="stage"/>.</summary>
    internal static TimeSpan Spent(AuditoriumDay day, DayAttempt attempt, int runs, Stage stage) =>
        attempt.Stages.Take(runs).Where(run => Spends(day, run.Stage)).Aggregate(TimeSpan.Zero, (sum, run) => sum + Beyond(run, day.Plan.Regulation.RuleOf(run.Stage).Limit!.Value))
        + attempt.Rests.Where(rest => rest.Stage <= stage).Aggregate(TimeSpan.Zero, (sum, rest) => sum + rest.Took);

    // The greeting belongs to the preparations, and a stage without a limit cannot be exceeded [004 §2.2].
    internal static bool Spends(AuditoriumDay day, Stage stage) => day.Plan.Regulation.RuleOf(stage) is { Counted: true, Limit: not null };

    private static TimeSpan Beyond(StageRun run, TimeSpan limit) =>
        run.Took is { } took && took > limit ? took - limit : TimeSpan.Zero;
}
