namespace Itog.Exam.Regulation;

/// <summary>Whose decision a second admission needs.</summary>
public enum ReadmissionDecision
{
    PedagogicalCouncil,
    NotNamed,
}
