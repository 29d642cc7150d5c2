namespace Itog.Exam.Regulation;

/// <summary>
/// The date of a round: either printed (<paramref name="Date"/>), or a rule such as "second Wednesday of February".
/// </summary>
/// <param name="WorkingOnly">Whether only working days are counted: the "second working Wednesday of March".</param>
public sealed record DateRule(DateOnly? Date = null, DayOfWeek? Weekday = null, int? Ordinal = null, int? Month = null, bool WorkingOnly = false)
{
    /// <summary>The date in a year; null when the month holds no such day, or the printed date belongs to another year.</summary>
    public DateOnly? In(int year, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (Date is { } printed)
        {
            return printed.Year == year ? printed : null;
        }

        var month = Month!.Value;
        var found = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day))
            .Where(date => date.DayOfWeek == Weekday && (!WorkingOnly || calendar.IsWorking(date)))
            .Skip(Ordinal!.Value - 1).Take(1).ToList();
        return found is [var day] ? day : null;
    }
}
