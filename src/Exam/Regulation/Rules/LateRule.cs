namespace Itog.Exam.Regulation;

/// <summary>Where somebody who connects after the scheduled time stands.</summary>
public enum LateRule
{
    EndOfQueue,
    ScheduledPlace,
}
