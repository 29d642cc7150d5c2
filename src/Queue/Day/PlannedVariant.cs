namespace Itog.Queue.Day;

/// <summary>What the rules need of a КИМ variant; its content stays behind the seal.</summary>
public sealed record PlannedVariant(int Number, int Topics);
