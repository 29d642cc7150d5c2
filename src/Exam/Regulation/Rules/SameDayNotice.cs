namespace Itog.Exam.Regulation;

/// <summary>What is sent on the very day of an act, and to whom.</summary>
public enum SameDayNotice
{
    EarlyEndActToCentre,
    RemovalActToCentre,
    InquiryToCentre,
    EarlyEndToMunicipality,
    RemovalToMunicipality,
    EmergencyToMunicipality,
}
