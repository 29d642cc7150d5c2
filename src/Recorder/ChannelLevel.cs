namespace Itog.Recorder;

/// <summary>Loudness of one channel over windows of 100 ms.</summary>
/// <param name="PeakDecibels">Highest sample, dBFS.</param>
/// <param name="LoudDecibels">95th percentile of the windows' RMS, dBFS: the level of speech.</param>
/// <param name="VoiceShare">Share of the windows above −45 dBFS, 0 to 1.</param>
public sealed record ChannelLevel(double PeakDecibels, double LoudDecibels, double VoiceShare);
