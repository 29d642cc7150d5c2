namespace Itog.Exam.Regulation;

/// <summary>How the days of a term are counted.</summary>
public enum DayKind
{
    Calendar,
    Working,
}
