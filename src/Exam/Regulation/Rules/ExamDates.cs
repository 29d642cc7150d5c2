namespace Itog.Exam.Regulation;

/// <summary>The three dates of the exam. Where a regulation names two rules for one round, both stand here and the region picks one [contradiction D1].</summary>
public sealed record ExamDates(
    Ruled<DateRule> Main,
    Ruled<DateRule> FirstAdditional,
    Ruled<DateRule> SecondAdditional,
    Ruled<DateRule>? SecondAdditionalAlternative = null,
    Ruled<CalendarChanges>? CalendarChanges = null)
{
    /// <summary>The rules of a round: more than one when the regulation contradicts itself.</summary>
    public IReadOnlyList<Ruled<DateRule>> Of(ExamRound round) => round switch
    {
        ExamRound.Main => [Main],
        ExamRound.FirstAdditional => [FirstAdditional],
        _ => SecondAdditionalAlternative is { } other ? [SecondAdditional, other] : [SecondAdditional],
    };
}
