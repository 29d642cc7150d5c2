namespace Itog.Exam.Regulation;

/// <summary>Who applies for a recheck.</summary>
public enum RecheckApplicant
{
    Participant,
    Parent,
}
