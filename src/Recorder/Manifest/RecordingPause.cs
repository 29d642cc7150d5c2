namespace Itog.Recorder.Manifest;

/// <summary>A part of the time line in which the recorder was switched off on purpose; nothing of it was ever in its memory.</summary>
/// <param name="EndSample">Null while it lasts.</param>
/// <param name="Reason">A code, no person: <c>noConsent</c>.</param>
public sealed record RecordingPause(long StartSample, long? EndSample, string Reason);
