namespace Itog.Exam.Regulation;

/// <summary>A value of a regulation and the clause that it comes from, so that every refusal can answer "why".</summary>
/// <param name="Note">What a reader of the pack should know about the choice; null when the clause says it all.</param>
public sealed record Ruled<T>(T Value, string Clause, string? Note = null);
