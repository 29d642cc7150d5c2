namespace Itog.Queue.Protocol;

/// <summary>The break of interlocutor and expert between two answers.</summary>
/// <param name="Source">The clause that limits it, with the name of its document.</param>
public sealed record BreakView(DateTimeOffset Until, string Source);
