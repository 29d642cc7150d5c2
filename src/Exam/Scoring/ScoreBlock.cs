namespace Itog.Exam.Scoring;

/// <summary>A table of the protocol: the criteria of one task, or those of speech.</summary>
/// <param name="Task">The task, or null for speech.</param>
/// <param name="Title">The heading of the table, verbatim.</param>
/// <param name="CriteriaHeading">The heading of its criteria, verbatim.</param>
public sealed record ScoreBlock(int? Task, string Title, string CriteriaHeading, IReadOnlyList<Criterion> Criteria)
{
    public int Max => Criteria.Sum(c => c.Max);
}
