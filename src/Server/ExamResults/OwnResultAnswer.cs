using Itog.Exam.Results;

namespace Itog.Server.ExamResults;

/// <summary>A result as its reader sees it by the link of his letter.</summary>
/// <param name="Passed">What stands now.</param>
/// <param name="Rechecked">Whether a recheck decided it; the scores are those of the first check.</param>
/// <param name="Pass">From this total on it is a pass.</param>
internal sealed record OwnResultAnswer(
    string FullName,
    string School,
    string TimeZone,
    DateOnly ExamDate,
    ResultReader Reader,
    bool Passed,
    bool Rechecked,
    int Total,
    int Max,
    int Pass,
    IReadOnlyList<OwnCriterionAnswer> Criteria,
    DateTimeOffset? AcquaintedAt);
