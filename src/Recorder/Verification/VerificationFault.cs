namespace Itog.Recorder.Verification;

/// <summary>One file that is not what was recorded.</summary>
/// <param name="File">Path relative to the folder that was verified.</param>
/// <param name="Record">Number of the first sidecar line that does not hold, from 0; null when the file has no sidecar.</param>
/// <param name="Offset">First byte that was changed, or of the smallest piece known to hold it; null when nothing is known but that it changed.</param>
/// <param name="Extent">Length of that piece: 1 when the byte itself is known.</param>
public sealed record VerificationFault(string File, VerificationFaultKind Kind, int? Record = null, long? Offset = null, long? Extent = null);
