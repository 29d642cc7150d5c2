namespace Itog.Exam.Retention;

/// <summary>How much of one kind the server keeps of a day, counted and not typed.</summary>
/// <param name="Files">Files on the disk, 0 where the database holds it.</param>
/// <param name="Digest">SHA-256 over the hashes of everything counted, lower-case hex; null when there is nothing to hash.</param>
/// <param name="Sealed">How many of the counted lie encrypted under the key of the day, so that destroying it destroys them.</param>
/// <param name="Names">What they are called where nothing else describes them; codes only, never a name of a person.</param>
public sealed record StoredMaterial(
    MaterialKind Kind, int Count, int Files, long Bytes, string? Digest, int Sealed = 0, IReadOnlyList<string>? Names = null);
