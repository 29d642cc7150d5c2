using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>What a person typed to have a participant sit again.</summary>
/// <param name="Decision">The decision as people cite it: «протокол педагогического совета № 4 от 20.02.2026».</param>
/// <param name="Ground">The document of the valid reason; only for the absent and the unfinished.</param>
public sealed record ReadmissionRequest(ExamRound Round, string Decision, DateOnly DecidedOn, string? Ground);
