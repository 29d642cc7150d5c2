namespace Itog.Exam.Regulation;

/// <summary>What gives the extra minutes: a ПМПК recommendation, the disability certificate alone, or schooling at home or in hospital [004 §6.4].</summary>
public enum ExtraTimeGround
{
    Pmpk,
    Disability,
    HomeOrHospital,
}
