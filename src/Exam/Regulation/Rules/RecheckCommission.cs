namespace Itog.Exam.Regulation;

/// <summary>Who may recheck.</summary>
public enum RecheckCommission
{
    OtherSchool,
    Regional,
    NeverTookPart,
}
