namespace Itog.Exam.Regulation;

/// <summary>Who chooses the mode of recording.</summary>
public enum RecordingChooser
{
    Region,
    School,
}
