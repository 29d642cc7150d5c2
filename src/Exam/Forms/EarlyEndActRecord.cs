using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the act of an early end (ИС-08) prints. It belongs to an attempt: a scored one may follow the same day [C14].</summary>
/// <param name="Time">When the attempt ended, by the school's clock.</param>
public sealed record EarlyEndActRecord(
    FormTitles Titles,
    FormPlace Place,
    string AuditoriumNumber,
    ActParticipant Participant,
    string Reasons,
    TimeOnly? Time,
    ActOfficials Officials);
