namespace Itog.Exam.Scoring;

/// <summary>A criterion of a set. Its meaning belongs to the set: the same code may mean something else in another year.</summary>
/// <param name="Code">In Cyrillic letters, <c>Ч1</c>.</param>
/// <param name="Task">The task it scores, or null for speech, which is scored over all tasks.</param>
/// <param name="Descriptions">What each score means, from 0 up to <see cref="Max"/>.</param>
/// <param name="Errors">How the score follows from counted errors; null when it is a matter of judgement.</param>
public sealed record Criterion(string Code, string Title, int? Task, int Max, IReadOnlyList<string> Descriptions, ErrorRule? Errors = null);
