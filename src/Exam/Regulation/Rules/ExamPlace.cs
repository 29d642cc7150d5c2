namespace Itog.Exam.Regulation;

/// <summary>Where a participant may be when he ends early for valid reasons [contradiction Q10].</summary>
public enum ExamPlace
{
    Auditorium,
    WaitingRoom,
}
