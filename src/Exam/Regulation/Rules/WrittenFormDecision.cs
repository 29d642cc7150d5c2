namespace Itog.Exam.Regulation;

/// <summary>Who allows the written form: the ПМПК recommendation itself [004 §6.7] or the state commission [001 §9.6].</summary>
public enum WrittenFormDecision
{
    Pmpk,
    StateCommission,
}
