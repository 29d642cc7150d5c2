namespace Itog.Exam.Regulation;

/// <summary>What is recorded: the whole day of an auditorium, each participant apart, or both [004 §5.4].</summary>
public enum RecordingMode
{
    Stream,
    Personal,
    Combined,
}
