namespace Itog.Recorder.Journal;

/// <summary>What a sidecar says about its journal in its first line.</summary>
internal sealed record JournalOpening(Guid AttemptId, string Track, int Segment, int Run, long StartSample, DateTimeOffset Origin);
