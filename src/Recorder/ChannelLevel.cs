namespace Itog.Recorder;

/// <summary>Loudness of one channel over windows of 100 ms; its gaps do not count.</summary>
/// <param name="PeakDecibels">Highest sample, dBFS.</param>
/// <param name="LoudDecibels">The level of speech: 95th percentile of the windows' RMS, the 99th for the interlocutor, who speaks little; dBFS.</param>
/// <param name="VoiceShare">Share of the windows above −45 dBFS, 0 to 1.</param>
/// <param name="FloorDecibels">10th percentile of the windows' RMS: what is heard while nobody speaks, dBFS.</param>
/// <param name="ClippedShare">Share of the windows with voice whose top is cut off, 0 to 1.</param>
public sealed record ChannelLevel(double PeakDecibels, double LoudDecibels, double VoiceShare, double FloorDecibels = -120, double ClippedShare = 0);
