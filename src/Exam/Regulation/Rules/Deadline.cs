namespace Itog.Exam.Regulation;

/// <summary>
/// A term of the regulation. It always names the event it counts from; negative days lie before it.
/// Some regulations print dates instead of a rule [contradiction D16]: those stand in <paramref name="Fixed"/>.
/// </summary>
/// <param name="Id">What must be done, <c>checkingEnds</c>; see <see cref="DeadlineIds"/>.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Days">How many days; null when the regulation leaves the term to the region or prints only dates.</param>
/// <param name="From">The event that it counts from.</param>
/// <param name="Hour">The hour of the last day, local time; null for its end.</param>
/// <param name="Fixed">Printed dates by round; they outweigh the rule.</param>
public sealed record Deadline(
    string Id,
    string Title,
    int? Days,
    DayKind Kind,
    DeadlineEvent From,
    TimeOnly? Hour,
    IReadOnlyDictionary<ExamRound, DateOnly> Fixed,
    string Clause,
    string? Note = null)
{
    /// <summary>Whether the regulation says nothing that a date could be computed from.</summary>
    public bool LeftToRegion => Days is null && Fixed.Count == 0;
}
