namespace Itog.Exam.Regulation;

/// <summary>A date of the exam that a pack gives for a year; the organizer confirms it or sets another.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Doubts">What may make it wrong: a day off, a contradiction of the regulation, unknown transfers of days off.</param>
public sealed record ProposedDate(ExamRound Round, DateOnly? Date, string Rule, string Clause, string Source, IReadOnlyList<string> Doubts)
{
    /// <summary>What a pack proposes for a year: a line for every rule, so two where it names two.</summary>
    public static IReadOnlyList<ProposedDate> For(RegulationPack pack, int year)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var calendar = WorkingCalendar.Of(pack);
        return
        [
            .. Enum.GetValues<ExamRound>().SelectMany(round => pack.Dates.Of(round).Select((rule, i) =>
            {
                var date = rule.Value.In(year, calendar);
                var entry = pack.Entries.First(e => e.Path == $"dates.{Key(round, i)}");
                return new ProposedDate(round, date, entry.Text, rule.Clause, pack.Cite(rule.Clause), [.. DoubtsOf(date, rule, year, pack.Dates.Of(round).Count, calendar)]);
            })),
        ];
    }

    private static string Key(ExamRound round, int place) => round switch
    {
        ExamRound.Main => "main",
        ExamRound.FirstAdditional => "firstAdditional",
        _ => place == 0 ? "secondAdditional" : "secondAdditionalAlternative",
    };

    private static IEnumerable<string> DoubtsOf(DateOnly? date, Ruled<DateRule> rule, int year, int rules, WorkingCalendar calendar)
    {
        if (date is not { } day)
        {
            yield return rule.Value.Date is { } printed ? $"порядок печатает дату {printed.Year} года: назначьте дату сами" : "в этом году такого дня нет: назначьте дату сами";
            yield break;
        }

        if (calendar.WhyOff(day) is { } off)
        {
            yield return $"выходной день ({off})";
        }

        if (rules > 1)
        {
            yield return "порядок называет два разных срока: выбирает регион";
        }

        if (rule.Value.Date is null && !calendar.KnowsTransfersOf(year))
        {
            yield return "переносы выходных этого года ещё не внесены в календарь: сверьте с постановлением Правительства";
        }
    }
}
