namespace Itog.Exam.Closing;

/// <summary>What the recorder tells of an attempt's recording.</summary>
/// <param name="Detail">What exactly is wrong, for people; null when nothing is.</param>
/// <param name="Sha256">The sound file's hash; null while there is none.</param>
public sealed record RecordingState(RecordingCondition Condition, string? Detail = null, string? Sha256 = null);
