namespace Itog.Queue.Protocol;

/// <summary>Whether a page may pause the recording of who answers now.</summary>
/// <param name="Rule">Why not, in Russian; empty when it may.</param>
/// <param name="Clause">The clause behind either, in words for people.</param>
/// <param name="Note">What the regulation's pack says beside it.</param>
public sealed record PauseView(bool Allowed, string Rule, string Clause, string? Note);
