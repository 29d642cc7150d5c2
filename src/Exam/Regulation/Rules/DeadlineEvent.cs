namespace Itog.Exam.Regulation;

/// <summary>The event that a term counts from.</summary>
public enum DeadlineEvent
{
    ExamDay,
    CheckingEnd,
    ProcessingEnd,
    Approval,
    Results,
    RecheckFiled,
    RecheckForwarded,
    RecheckDone,
}
