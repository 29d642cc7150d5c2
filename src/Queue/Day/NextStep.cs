using Itog.Exam;

namespace Itog.Queue.Day;

/// <summary>What still stands between the interlocutor and his next step: the same refusals that the step itself would give.</summary>
public static class NextStep
{
    public static IReadOnlyList<Problem> Obstacles(AuditoriumDay day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        return
        [
            .. day.Current switch
            {
                null => QueueRules.ObstaclesToAdmission(day, now),
                { Phase: AttemptPhase.Admitted } attempt => KimRules.ObstaclesToOpening(day, attempt, now),
                { } attempt => StageRules.ObstaclesToNext(day, attempt),
            },
        ];
    }
}
