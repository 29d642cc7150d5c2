namespace Itog.Exam.Rechecks;

/// <summary>What the region decided about an answer whose recording cannot be scored.</summary>
public enum UnscorableOutcome
{
    ResultStands,

    SitsAgain,
}
