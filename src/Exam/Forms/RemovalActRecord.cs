using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the act of a removal (ИС-09) prints.</summary>
/// <param name="Time">When the participant was removed, by the school's clock.</param>
public sealed record RemovalActRecord(
    FormTitles Titles,
    FormPlace Place,
    string AuditoriumNumber,
    ActParticipant Participant,
    string Reasons,
    TimeOnly? Time,
    ActOfficials Officials);
