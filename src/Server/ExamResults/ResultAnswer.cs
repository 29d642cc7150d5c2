using Itog.Exam.Closing;

namespace Itog.Server.ExamResults;

/// <summary>One participant's result with everything that came of it.</summary>
/// <param name="Total">Null for whoever is not scored.</param>
/// <param name="Rechecked">Whether a recheck decided it; the total is that of the first check.</param>
/// <param name="Readmission">Null for whoever has nothing to repeat.</param>
internal sealed record ResultAnswer(
    Guid Participant,
    string FullName,
    string Class,
    ParticipantOutcome Outcome,
    int? Total,
    int? Max,
    bool? Passed,
    bool Rechecked,
    IReadOnlyList<LetterAnswer> Letters,
    IReadOnlyList<AcquaintanceAnswer> Acquaintances,
    ReadmissionAnswer? Readmission);
