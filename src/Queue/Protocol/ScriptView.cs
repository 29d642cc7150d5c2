namespace Itog.Queue.Protocol;

/// <summary>What the interlocutor says now, and what he does.</summary>
public sealed record ScriptView(IReadOnlyList<string> Say, IReadOnlyList<string> Todo);
