namespace Itog.Exam.Forms;

/// <summary>The participant as the acts ИС-08 and ИС-09 describe him.</summary>
/// <param name="BirthDate">Null leaves the place empty, to be filled in by hand.</param>
/// <param name="SchoolName">His own school, which may be another one than where the exam is held.</param>
public sealed record ActParticipant(
    string FamilyName,
    string GivenName,
    string? Patronymic,
    string? DocumentSeries,
    string DocumentNumber,
    DateOnly? BirthDate,
    string SchoolName)
{
    public string FullName => Patronymic is null ? $"{FamilyName} {GivenName}" : $"{FamilyName} {GivenName} {Patronymic}";
}
