namespace Itog.Recorder;

/// <summary>A hole in a track that was filled with silence of exactly its length.</summary>
/// <param name="Track">The slot, e.g. <c>participant/microphone</c>.</param>
/// <param name="StartSample">Where it begins on the recording's time line, in samples of 48 kHz.</param>
/// <param name="Samples">How long it is, in samples of 48 kHz.</param>
public sealed record RecordingGap(string Track, long StartSample, long Samples, GapCause Cause);
