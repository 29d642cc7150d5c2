namespace Itog.Queue.Protocol;

/// <summary>The manifest of a recording, by the name of its file.</summary>
public sealed record ManifestView(Guid AttemptId, string FileName);
