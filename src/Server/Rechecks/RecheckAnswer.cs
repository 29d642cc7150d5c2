using Itog.Exam.Regulation;
using Itog.Exam.Rechecks;
using Itog.Server.ExamResults;

namespace Itog.Server.Rechecks;

/// <summary>A recheck as those who lead the school see it: with its person, its state and the term of its next step.</summary>
/// <param name="Attempt">Whose recording is made blind.</param>
/// <param name="HasRecording">Whether there is sound to be heard.</param>
/// <param name="FirstTotal">What the first check gave.</param>
/// <param name="Suggested">Where the greeting ends, in which the participant says his name; null when the recording does not tell.</param>
/// <param name="Passed">What stands after the decision; null before it, and when he sits again.</param>
/// <param name="Term">The term of the next step; null when the regulation names none.</param>
internal sealed record RecheckAnswer(
    Guid Id,
    string Code,
    Guid Participant,
    string FullName,
    string Class,
    Guid Attempt,
    bool HasRecording,
    RecheckState State,
    RecheckApplicant Applicant,
    DateTimeOffset FiledAt,
    string? Paper,
    string? EarlierFail,
    string? LateGround,
    DateOnly? ForwardedOn,
    string? ForwardedTo,
    DateTimeOffset? BlindedAt,
    IReadOnlyList<MutedStretch> Muted,
    double? Suggested,
    RecheckCommission? Commission,
    int? Member,
    string? Rechecker,
    DateTimeOffset? AssignedAt,
    DateTimeOffset? SignedAt,
    int? FirstTotal,
    int? Total,
    int? Max,
    bool? RecheckPassed,
    string? UnscorableBecause,
    bool? Passed,
    DateOnly? DecidedOn,
    string? Decision,
    string? WithdrawnBecause,
    IReadOnlyList<LetterAnswer> Letters,
    IReadOnlyList<AcquaintanceAnswer> Acquaintances,
    TermAnswer? Term);
