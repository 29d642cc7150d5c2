namespace Itog.Exam.Regulation;

/// <summary>Until which date the materials and recordings are kept.</summary>
/// <param name="YearsLater">0 for the year of the exam, 1 for the next.</param>
public sealed record RetentionRule(int Day, int Month, int YearsLater)
{
    public DateOnly Until(DateOnly examDate) => new(examDate.Year + YearsLater, Month, Day);
}
