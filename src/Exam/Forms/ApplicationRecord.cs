using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the application prints [001 appendix 11]. What is null or empty is left to be filled in by hand.</summary>
/// <param name="DocumentTitle">What the identity document is, «паспорт гражданина Российской Федерации».</param>
/// <param name="Male">Null leaves both boxes empty.</param>
/// <param name="PmpkRecommendation">Marks the recommendations of the ПМПК as the ground of special conditions.</param>
/// <param name="DisabilityCertificate">Marks the certificate of disability as that ground.</param>
/// <param name="Conditions">The conditions that are needed.</param>
public sealed record ApplicationRecord(
    FormTitles Titles,
    string SchoolName,
    string SchoolHeadName,
    ActParticipant Participant,
    string? Phone,
    string? DocumentTitle,
    bool? Male,
    bool PmpkRecommendation,
    bool DisabilityCertificate,
    string? Conditions,
    string? ParentName,
    string? RegistrationNumber);
