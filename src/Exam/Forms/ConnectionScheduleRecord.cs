using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the connection schedule of one auditorium prints [002 §40.1].</summary>
/// <param name="InterlocutorName">Empty when nobody is assigned.</param>
public sealed record ConnectionScheduleRecord(
    FormTitles Titles,
    FormPlace Place,
    string AuditoriumNumber,
    string InterlocutorName,
    IReadOnlyList<ConnectionScheduleRow> Rows);
