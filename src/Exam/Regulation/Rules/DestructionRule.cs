namespace Itog.Exam.Regulation;

/// <summary>How materials are destroyed after their term.</summary>
/// <param name="By">Who destroys them, for people; null when no clause says.</param>
/// <param name="ActRequired">Whether the regulation asks for an act; we always make one [contradiction D7].</param>
public sealed record DestructionRule(IReadOnlyList<DestructionMethod> Methods, string? By, bool ActRequired);
