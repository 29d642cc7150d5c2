namespace Itog.Recorder.Trial;

/// <summary>What a test recording holds: the sound for its owner to hear once, and what the check of recordings says of it.</summary>
/// <param name="Wav">48 kHz, 16 bits, mono. It lies in memory only.</param>
/// <param name="Faults">What is wrong, worst first; empty when an answer that sounds like this can be scored.</param>
/// <param name="LostShare">How much of what was sent did not come, 0 to 1.</param>
public sealed record TakenVoice(byte[] Wav, TimeSpan Length, ChannelLevel Level, double LostShare, IReadOnlyList<RecordingFault> Faults);
