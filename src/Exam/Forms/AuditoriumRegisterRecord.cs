using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>Everything that the register of an auditorium (ИС-02) prints.</summary>
/// <param name="InterlocutorName">Empty when nobody is assigned.</param>
public sealed record AuditoriumRegisterRecord(
    FormTitles Titles,
    string Region,
    string MunicipalityCode,
    string SchoolCode,
    string AuditoriumNumber,
    DateOnly Date,
    string InterlocutorName,
    IReadOnlyList<AuditoriumRegisterRow> Rows)
{
    /// <inheritdoc cref="FormPlace.Rehearsal"/>
    public bool Rehearsal { get; init; }
}
