namespace Itog.Exam.Forms;

/// <summary>Everything that the draft sheets with a written answer print [004 §6.7].</summary>
/// <param name="ParticipantCode">Printed on every sheet, so that a lost one is known again.</param>
/// <param name="ConfirmedAt">When the participant confirmed the end in his own page, in place of a signature.</param>
public sealed record DraftSheetRecord(
    FormPlace Place,
    string AuditoriumNumber,
    string ParticipantName,
    string ParticipantCode,
    string Class,
    int? Variant,
    IReadOnlyList<DraftSheetAnswer> Answers,
    DateTimeOffset? ConfirmedAt);
