namespace Itog.Recorder.Manifest;

/// <summary>A bookmark: a stage begun, a KIM shown, a connection lost.</summary>
public sealed record RecordingMark(string Kind, string Label, DateTimeOffset At, long Sample);
