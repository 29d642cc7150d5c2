namespace Itog.Exam.Regulation;

/// <summary>A value of a regulation and the clause that it comes from, so that every refusal can answer "why".</summary>
public sealed record Ruled<T>(T Value, string Clause);
