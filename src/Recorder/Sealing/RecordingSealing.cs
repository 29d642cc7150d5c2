namespace Itog.Recorder.Sealing;

/// <summary>That a recording was sealed, in its manifest: when, under which key, and what its sealed files are, so that they can be proven without it.</summary>
/// <param name="Key">Name of the key.</param>
public sealed record RecordingSealing(string Key, DateTimeOffset At, IReadOnlyList<SealedCopy> Files);
