namespace Itog.Exam.Regulation;

/// <summary>Who is admitted again on an additional date.</summary>
public enum ReadmissionCase
{
    Failed,
    Absent,
    Unfinished,
    Removed,
}
