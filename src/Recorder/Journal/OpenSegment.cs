namespace Itog.Recorder.Journal;

/// <summary>A segment that is being written.</summary>
internal sealed record OpenSegment(int Number, long StartSample, VoiceJournal Journal);
