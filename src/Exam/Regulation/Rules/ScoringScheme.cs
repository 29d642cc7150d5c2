namespace Itog.Exam.Regulation;

/// <summary>When the expert scores: while the participant answers (scheme 1) or from the recording (scheme 2) [004 §7.2].</summary>
public enum ScoringScheme
{
    Live,
    FromRecording,
}
