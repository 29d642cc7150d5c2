namespace Itog.Exam.Regulation;

/// <summary>Who decides that somebody sits the exam remotely.</summary>
public enum RemoteDecision
{
    Region,
    StateCommission,
    School,
}
