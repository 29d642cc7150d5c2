namespace Itog.Exam.Scoring;

/// <summary>How many errors of a kind were noted, and which score of the criterion that number means.</summary>
/// <param name="AtMost">The rule behind it, see <see cref="ErrorRule.AtMost"/>: a page counts on before its note is saved.</param>
public sealed record ErrorTally(string Code, ErrorKind Kind, int Count, int Proposed, IReadOnlyList<int?> AtMost);
