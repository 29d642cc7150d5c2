namespace Itog.Exam.Retention;

/// <summary>How much of one kind the server keeps of a day, counted and not typed.</summary>
/// <param name="Files">Files on the disk, 0 where the database holds it.</param>
/// <param name="Digest">SHA-256 over the hashes of everything counted, lower-case hex; null when there is nothing to hash.</param>
public sealed record StoredMaterial(MaterialKind Kind, int Count, int Files, long Bytes, string? Digest);
