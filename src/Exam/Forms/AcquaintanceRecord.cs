using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the protocol of acquaintance with the results prints [002 §71, 001 §12.3].</summary>
public sealed record AcquaintanceRecord(FormTitles Titles, FormPlace Place, string SchoolHeadName, IReadOnlyList<AcquaintanceRow> Rows);
