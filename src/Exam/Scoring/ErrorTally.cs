namespace Itog.Exam.Scoring;

/// <summary>How many errors of a kind were noted, and which score of the criterion that number means.</summary>
public sealed record ErrorTally(string Code, ErrorKind Kind, int Count, int Proposed);
