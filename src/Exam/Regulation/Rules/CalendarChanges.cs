namespace Itog.Exam.Regulation;

/// <summary>What a region's own days off and working days change in the calendar of the country.</summary>
public sealed record CalendarChanges(IReadOnlyList<DateOnly> DaysOff, IReadOnlyList<DateOnly> WorkingDays);
