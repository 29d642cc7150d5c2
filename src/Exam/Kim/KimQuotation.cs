namespace Itog.Exam.Kim;

/// <summary>The words that the participant includes in the retelling.</summary>
/// <param name="Introduction">The sentence above them, with the author.</param>
public sealed record KimQuotation(string Introduction, string Text, string Author);
