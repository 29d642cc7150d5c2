using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>Says of every term of an exam day whether it was kept, runs, is near or over. Pure; any thread.</summary>
public static class DayTerms
{
    /// <summary>A term is near when it ends within so many days.</summary>
    private const int NearDays = 2;

    /// <summary>The things of which the server itself sees whether they were done, by the event that does them.</summary>
    private static readonly Dictionary<string, DeadlineEvent> Seen = new(StringComparer.Ordinal)
    {
        [DeadlineIds.CheckingEnds] = DeadlineEvent.CheckingEnd,
        [DeadlineIds.ProcessingEnds] = DeadlineEvent.ProcessingEnd,
        [DeadlineIds.Results] = DeadlineEvent.Results,
    };

    /// <summary>All terms by their dates: where two of them ask for one thing, the nearer stands above [contradictions D2, D4].</summary>
    public static IReadOnlyList<Term> Of(
        RegulationPack regulation, DateOnly examDay, IReadOnlyDictionary<DeadlineEvent, DateOnly> happened, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return
        [
            .. DeadlineSchedule.Of(regulation, ExamRounds.Of(regulation, examDay), examDay, happened).Select(due =>
            {
                DateOnly? done = Seen.TryGetValue(due.Deadline.Id, out var by) && happened.TryGetValue(by, out var date) ? date : null;
                return new Term(due, done, StateOf(due, done, today, Seen.ContainsKey(due.Deadline.Id)));
            }),
        ];
    }

    /// <param name="seen">Whether the server would see it done.</param>
    internal static TermState StateOf(DueDate due, DateOnly? done, DateOnly today, bool seen) =>
        done is not null ? TermState.Done
        : due.On is not { } last ? due.Deadline.LeftToRegion ? TermState.LeftToRegion : TermState.NotBegun
        : last < today ? seen ? TermState.Over : TermState.Past
        : last <= today.AddDays(NearDays) ? TermState.Near
        : TermState.Running;
}
