namespace Itog.Queue.Protocol;

/// <summary>What a score of a criterion means.</summary>
public sealed record CriterionLevelView(int Score, string Description);
