namespace Itog.Exam.Rechecks;

/// <summary>What a person typed to let the result of a recheck stand.</summary>
/// <param name="Decision">By what it was approved: «протокол ГЭК № 7 от 14.04.2026».</param>
/// <param name="Outcome">Only for a recording that cannot be scored and whose case the regulation leaves to the region.</param>
public sealed record RecheckDecision(DateOnly DecidedOn, string? Decision, UnscorableOutcome? Outcome = null);
