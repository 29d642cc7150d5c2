namespace Itog.Exam.Regulation;

/// <summary>
/// Counts the terms of a regulation from their starting events: from the day of the exam, from what has happened, and where
/// an event has not happened yet, from the last day on which it may. Made for one school's exam day; one thread.
/// </summary>
public sealed class DeadlineSchedule
{
    /// <summary>The term whose end is the latest moment of an event. The approval of results has no term of its own.</summary>
    private static readonly Dictionary<DeadlineEvent, string> LatestBy = new()
    {
        [DeadlineEvent.CheckingEnd] = DeadlineIds.CheckingEnds,
        [DeadlineEvent.ProcessingEnd] = DeadlineIds.ProcessingEnds,
        [DeadlineEvent.Results] = DeadlineIds.Results,
        [DeadlineEvent.RecheckFiled] = DeadlineIds.RecheckFiling,
        [DeadlineEvent.RecheckForwarded] = DeadlineIds.RecheckForwarded,
        [DeadlineEvent.RecheckDone] = DeadlineIds.RecheckDone,
    };

    private readonly RegulationPack pack;
    private readonly ExamRound round;
    private readonly DateOnly examDate;
    private readonly IReadOnlyDictionary<DeadlineEvent, DateOnly> happened;
    private readonly WorkingCalendar calendar;

    private DeadlineSchedule(RegulationPack pack, ExamRound round, DateOnly examDate, IReadOnlyDictionary<DeadlineEvent, DateOnly> happened)
    {
        (this.pack, this.round, this.examDate, this.happened) = (pack, round, examDate, happened);
        calendar = WorkingCalendar.Of(pack);
    }

    /// <summary>All terms of a pack for one exam day, by their dates; those without a date come last.</summary>
    /// <param name="happened">The events that have taken place, with their days.</param>
    public static IReadOnlyList<DueDate> Of(
        RegulationPack pack, ExamRound round, DateOnly examDate, IReadOnlyDictionary<DeadlineEvent, DateOnly>? happened = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var schedule = new DeadlineSchedule(pack, round, examDate, happened ?? new Dictionary<DeadlineEvent, DateOnly>());
        return [.. pack.Deadlines.Select(d => schedule.Due(d, pack.Deadlines.Count)).OrderBy(d => d.On ?? DateOnly.MaxValue)];
    }

    /// <summary>One term; <paramref name="depth"/> ends a circle of terms that wait for each other.</summary>
    private DueDate Due(Deadline deadline, int depth)
    {
        if (deadline.Fixed.TryGetValue(round, out var printed) && printed.Year == examDate.Year)
        {
            return new DueDate(deadline, examDate, false, printed, calendar.WhyOff(printed), Printed: true);
        }

        var (starts, planned) = Start(deadline.From, depth);
        if (deadline.Days is not { } days || starts is not { } from)
        {
            return new DueDate(deadline, starts, planned, null, null, Printed: false);
        }

        var on = deadline.Kind == DayKind.Working ? calendar.AddWorkingDays(from, days) : from.AddDays(days);
        return new DueDate(deadline, from, planned, on, calendar.WhyOff(on), Printed: false);
    }

    private (DateOnly? Date, bool Planned) Start(DeadlineEvent happening, int depth) =>
        happened.TryGetValue(happening, out var date) ? (date, false)
        : happening == DeadlineEvent.ExamDay ? (examDate, false)
        : depth > 0 && LatestBy.TryGetValue(happening, out var id) && pack.Deadline(id) is { } term ? (Due(term, depth - 1).On, true)
        : (null, true);
}
