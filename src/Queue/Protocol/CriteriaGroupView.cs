namespace Itog.Queue.Protocol;

/// <summary>The criteria of one task, or of speech (no task number).</summary>
public sealed record CriteriaGroupView(string Title, int? Task, int Maximum, IReadOnlyList<CriterionView> Criteria);
