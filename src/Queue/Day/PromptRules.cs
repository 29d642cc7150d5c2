using Itog.Exam;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// What the participant says to the recording, and at which stage: his name and variant when the КИМ has been shown, the number of each task before
/// it [002 §45, 003]. The interlocutor marks it; nothing waits for the mark, because a forgotten word stops no exam.
/// </summary>
public static class PromptRules
{
    /// <summary>What is to be said at a stage; empty at most of them, and for who says nothing because he writes.</summary>
    public static IReadOnlyList<Spoken> Of(DayPlan plan, DayAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(attempt);
        return WritingRules.IsWritten(plan, attempt.Participant) ? []
            : attempt.Stage == plan.FirstStage(attempt.Participant) ? [Spoken.Name, Spoken.Variant]
            : plan.Regulation.RuleOf(attempt.Stage).Task is not null ? [Spoken.TaskNumber]
            : [];
    }

    internal static Outcome<DayEvent[]> Mark(DayPlan plan, DayAttempt attempt, MarkSpoken command, DateTimeOffset now) =>
        attempt.Phase != AttemptPhase.InProgress || !Of(plan, attempt).Contains(command.What) ? Refusal.NothingToSay
        : attempt.Spoken.Contains(new SpokenMark(attempt.Stage, command.What)) == command.Said ? DayRules.Nothing
        : DayRules.Happens(new SpokenMarked(now, attempt.Id, attempt.Stage, command.What, command.Said));
}
