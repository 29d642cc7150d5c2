namespace Itog.Recorder;

/// <summary>The seal of one journal.</summary>
/// <param name="Track">The slot, e.g. <c>participant/microphone</c>.</param>
/// <param name="Segment">Number of the segment in its recording.</param>
/// <param name="ChainHead">Last value of the sidecar's chain; null when its storage failed before it was closed.</param>
/// <param name="Sha256">SHA-256 of the journal; null when the file is gone.</param>
public sealed record JournalEvidence(string Track, int Segment, string? ChainHead, string? Sha256);
