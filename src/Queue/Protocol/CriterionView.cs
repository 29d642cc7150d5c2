namespace Itog.Queue.Protocol;

/// <summary>A criterion with its levels, highest first.</summary>
public sealed record CriterionView(string Code, string Title, int Maximum, IReadOnlyList<CriterionLevelView> Levels);
