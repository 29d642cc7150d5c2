namespace Itog.Exam.Scoring;

/// <summary>A subtotal of the protocol over one or two blocks: tasks 1 and 2, tasks 3 and 4, speech.</summary>
/// <param name="Id"><c>tasks12</c>, <c>tasks34</c>, <c>speech</c>.</param>
public sealed record ScoreGroup(string Id, string Title, IReadOnlyList<string> Codes, int Max);
