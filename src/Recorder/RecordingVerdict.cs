namespace Itog.Recorder;

/// <summary>What the check of a finished sound file found. It never changes the file: a person decides.</summary>
/// <param name="Good">Length right and both voices present.</param>
/// <param name="Reasons">What is wrong; empty when good.</param>
/// <param name="DurationErrorMilliseconds">Length of the file minus the length by the manifest.</param>
/// <param name="Left">The participant's channel.</param>
/// <param name="Right">The interlocutor's channel.</param>
public sealed record RecordingVerdict(
    bool Good,
    IReadOnlyList<RecordingFault> Reasons,
    double DurationErrorMilliseconds,
    ChannelLevel Left,
    ChannelLevel Right);
