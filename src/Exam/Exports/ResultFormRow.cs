using Itog.Exam.Scoring;

namespace Itog.Exam.Exports;

/// <summary>One participant who sat, with his last attempt.</summary>
/// <param name="Reserve">Whether the variant came by the reserve way.</param>
/// <param name="Unfinished">Did not finish for valid reasons: the act ИС-08 tells them.</param>
/// <param name="Removed">Was removed: the act ИС-09 tells why.</param>
/// <param name="Sheet">The signed scores; null when there are none, because the attempt is not scored or the protocol is not signed yet.</param>
/// <param name="ExpertName">Empty while nobody has begun the protocol.</param>
public sealed record ResultFormRow(
    Guid AttemptId,
    string ParticipantCode,
    string FamilyName,
    string GivenName,
    string? Patronymic,
    string Class,
    string AuditoriumNumber,
    string? DocumentSeries,
    string DocumentNumber,
    int? VariantNumber,
    bool Reserve,
    bool Unfinished,
    bool Removed,
    ScoreSheet? Sheet,
    string ExpertName)
{
    public string FullName => Patronymic is null ? $"{FamilyName} {GivenName}" : $"{FamilyName} {GivenName} {Patronymic}";
}
