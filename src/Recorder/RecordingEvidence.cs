namespace Itog.Recorder;

/// <summary>What makes a later change of a finished recording visible; whoever keeps an audit log writes it down there.</summary>
/// <param name="WavSha256">SHA-256 of the sound file, lower-case hex.</param>
/// <param name="Journals">The journals that it was made of.</param>
public sealed record RecordingEvidence(string WavSha256, IReadOnlyList<JournalEvidence> Journals);
