namespace Itog.Exam.Readiness;

/// <summary>One thing that the exam day needs, besides people who can be seen and heard.</summary>
/// <param name="Code">In kebab case: <c>disk</c>.</param>
/// <param name="Detail">How it stands and, when it is not ready, how it is mended.</param>
/// <param name="Section">The section of the cabinet where it is mended; null when it is not mended there.</param>
public sealed record ReadinessCheck(string Code, string Title, CheckState State, string Detail, string? Section = null, string? Clause = null);
