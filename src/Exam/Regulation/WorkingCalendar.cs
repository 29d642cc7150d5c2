using System.Collections.Frozen;
using System.Text.Json;

namespace Itog.Exam.Regulation;

/// <summary>
/// Which days are working days: five days a week, less the days off of the country, with the government's transfers and a
/// region's own changes. The years are data files; immutable, read from any thread.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly Lazy<WorkingCalendar> Shipped = new(Load);

    private readonly FrozenDictionary<int, CalendarYear> years;
    private readonly FrozenDictionary<DateOnly, string> daysOff;
    private readonly FrozenSet<DateOnly> workingDays;

    private WorkingCalendar(FrozenDictionary<int, CalendarYear> years, CalendarChanges? changes = null)
    {
        this.years = years;
        var off = years.Values.SelectMany(y => y.DaysOff).ToDictionary(d => d.Date, d => d.Title);
        foreach (var date in changes?.DaysOff ?? [])
        {
            off[date] = "Региональный выходной";
        }

        daysOff = off.ToFrozenDictionary();
        workingDays = years.Values.SelectMany(y => y.WorkingDays).Concat(changes?.WorkingDays ?? []).ToFrozenSet();
    }

    /// <summary>The calendar of the country.</summary>
    public static WorkingCalendar Russia => Shipped.Value;

    /// <summary>The calendar of the country with a region's own changes.</summary>
    public static WorkingCalendar Of(RegulationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Dates.CalendarChanges is { } changes ? new WorkingCalendar(Russia.years, changes.Value) : Russia;
    }

    /// <summary>Whether the government's transfers of a year are known here; without them every date is doubtful [contradiction D9].</summary>
    public bool KnowsTransfersOf(int year) => years.TryGetValue(year, out var known) && known.TransfersKnown;

    public bool IsWorking(DateOnly date) => workingDays.Contains(date) || WhyOff(date) is null;

    /// <summary>Why nobody works on this day; null on a working day.</summary>
    public string? WhyOff(DateOnly date) =>
        workingDays.Contains(date) ? null
        : daysOff.TryGetValue(date, out var title) ? title
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? date.ToString("dddd", Russian.Culture)
        : null;

    /// <summary>So many working days after a date, or before it when negative; with 0 the date itself.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0; left -= IsWorking(date) ? 1 : 0)
        {
            date = date.AddDays(step);
        }

        return date;
    }

    private static WorkingCalendar Load() => new(EmbeddedFile.In("Regulation/Calendars/")
        .Select(file => JsonSerializer.Deserialize<CalendarYear>(file.Text(), PackJson.Options)!)
        .ToFrozenDictionary(year => year.Year));

    private sealed record CalendarYear(int Year, string Source, bool TransfersKnown, IReadOnlyList<DayOff> DaysOff, IReadOnlyList<DateOnly> WorkingDays);

    private sealed record DayOff(DateOnly Date, string Title);
}
