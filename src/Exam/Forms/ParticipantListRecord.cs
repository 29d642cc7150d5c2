using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that a list of participants prints: form 1, or form 2 for those who need special conditions [001 appendix 7].</summary>
public sealed record ParticipantListRecord(
    FormTitles Titles,
    FormPlace Place,
    bool SpecialConditions,
    IReadOnlyList<ParticipantListRow> Rows);
