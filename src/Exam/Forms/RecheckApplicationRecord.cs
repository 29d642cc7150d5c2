using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the application for a recheck prints, and nothing else.</summary>
/// <param name="ParentName">Who applies in place of the participant, or signs beside him.</param>
/// <param name="ByParent">Whether the parent applies.</param>
/// <param name="FiledOn">The day on which it was sent from the page of the letter; null for a blank that is dated by hand.</param>
public sealed record RecheckApplicationRecord(
    string Title,
    RecheckAddressee Addressee,
    FormPlace Place,
    string ParticipantName,
    string Class,
    string? ParentName,
    bool ByParent,
    string SubjectName,
    DateOnly? FiledOn,
    string Ground);
