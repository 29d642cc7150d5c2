namespace Itog.Exam.Regulation;

/// <summary>Who decides about a participant without consent to the processing of personal data [contradiction C12].</summary>
public enum NoConsentRule
{
    StateCommission,
    AskRegion,
}
