namespace Itog.Exam.Rechecks;

/// <summary>A stretch of a recording that is silent in the blinded copy, in seconds from its beginning: a name is said there.</summary>
public sealed record MutedStretch(double From, double To);
