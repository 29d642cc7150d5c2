namespace Itog.Recorder.Verification;

/// <summary>One file that is not what was recorded.</summary>
/// <param name="File">Path relative to the folder that was verified.</param>
/// <param name="Record">Number of the first sidecar line that does not hold, from 0; null when the file has no sidecar.</param>
/// <param name="Offset">Start of the page that holds the first changed byte.</param>
public sealed record VerificationFault(string File, VerificationFaultKind Kind, int? Record, long? Offset);
