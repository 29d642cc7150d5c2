using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the act of no recording prints: drawn up in free form by those who were present [001 §8.8].</summary>
/// <param name="Decision">On what ground nothing was recorded: the decision of the state commission, with its date and number.</param>
/// <param name="Present">Those who were present and sign, with what they are.</param>
public sealed record NoRecordingActRecord(
    FormTitles Titles,
    FormPlace Place,
    string AuditoriumNumber,
    string ParticipantName,
    string Class,
    TimeOnly? Start,
    TimeOnly? End,
    string Decision,
    IReadOnlyList<ActSigner> Present);
