using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Regulation;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Russia = WorkingCalendar.Russia;

    [Theory]
    [InlineData("2024-04-27", true)] // a Saturday worked for 29 April
    [InlineData("2024-04-29", false)]
    [InlineData("2024-04-30", false)]
    [InlineData("2024-05-10", false)]
    [InlineData("2024-11-02", true)]
    [InlineData("2024-12-28", true)]
    [InlineData("2025-02-24", true)] // 23 February 2025, a Sunday, was moved to 8 May
    [InlineData("2025-03-10", true)]
    [InlineData("2025-05-02", false)]
    [InlineData("2025-05-08", false)]
    [InlineData("2025-06-13", false)]
    [InlineData("2025-11-01", true)]
    [InlineData("2025-11-03", false)]
    [InlineData("2026-01-09", false)]
    [InlineData("2026-03-09", false)]
    [InlineData("2026-05-11", false)]
    [InlineData("2026-02-11", true)]
    [InlineData("2026-02-14", false)]
    [InlineData("2027-03-08", false)]
    [InlineData("2027-05-03", false)]
    public void Knows_the_transfers_of_days_off(string date, bool working) => Russia.IsWorking(Date(date)).Should().Be(working);

    [Theory]
    [InlineData("2026-02-11", 2, "2026-02-13")]
    [InlineData("2026-02-20", 1, "2026-02-24")] // over a weekend and 23 February
    [InlineData("2026-03-06", 1, "2026-03-10")]
    [InlineData("2026-03-10", -1, "2026-03-06")]
    [InlineData("2024-04-26", 1, "2024-04-27")] // onto a working Saturday
    [InlineData("2026-02-14", 0, "2026-02-14")]
    public void Counts_working_days(string from, int days, string to) => Russia.AddWorkingDays(Date(from), days).Should().Be(Date(to));

    [Fact]
    public void Says_when_the_transfers_of_a_year_are_not_known()
    {
        Russia.KnowsTransfersOf(2026).Should().BeTrue();
        Russia.KnowsTransfersOf(2027).Should().BeFalse();
        Russia.KnowsTransfersOf(2031).Should().BeFalse();
    }

    [Fact]
    public void A_region_adds_its_own_days()
    {
        var pack = RegulationPacks.Get("ru-2026");
        pack = pack with
        {
            Dates = pack.Dates with { CalendarChanges = new Ruled<CalendarChanges>(new CalendarChanges([Date("2026-04-21")], [Date("2026-04-25")]), "default") },
        };
        var region = WorkingCalendar.Of(pack);
        region.IsWorking(Date("2026-04-21")).Should().BeFalse();
        region.IsWorking(Date("2026-04-25")).Should().BeTrue();
        region.WhyOff(Date("2026-04-21")).Should().Be("Региональный выходной");
        Russia.IsWorking(Date("2026-04-21")).Should().BeTrue();
    }

    [Theory]
    [InlineData("ru-2026", 2026, "2026-02-11", "2026-03-11", "2026-04-20")]
    [InlineData("ru-2026", 2025, "2025-02-12", "2025-03-12", "2025-04-21")]
    [InlineData("stavropol-2024", 2024, "2024-02-14", "2024-03-13", "2024-04-15")]
    [InlineData("tambov-2026", 2026, "2026-02-11", "2026-03-11", "2026-04-20")]
    [InlineData("mari-el-2025", 2025, "2025-02-12", "2025-03-12", "2025-04-21")]
    [InlineData("krasnodar-2025", 2025, "2025-02-12", "2025-03-12", "2025-04-21")]
    public void Rules_give_the_dates_that_the_regulations_print(string id, int year, string main, string march, string april)
    {
        var pack = RegulationPacks.Get(id);
        var dates = Enum.GetValues<ExamRound>().Select(round => pack.Dates.Of(round)[0].Value.In(year, WorkingCalendar.Of(pack)));
        dates.Should().Equal(Date(main), Date(march), Date(april));
    }

    [Theory]
    [InlineData(2024, "2024-05-06")]
    [InlineData(2026, "2026-05-04")]
    [InlineData(2027, "2027-05-17")] // 3 and 10 May are days off
    public void A_working_Monday_passes_over_days_off(int year, string date)
    {
        var pack = RegulationPacks.Get("stavropol-2024");
        pack.Dates.SecondAdditionalAlternative!.Value.In(year, WorkingCalendar.Russia).Should().Be(Date(date));
    }

    [Fact]
    public void A_printed_date_belongs_to_its_year_only() =>
        new DateRule(Date("2025-02-12")).In(2026, WorkingCalendar.Russia).Should().BeNull();

    [Fact]
    public void A_month_without_a_fifth_Monday_gives_no_date() =>
        new DateRule(Weekday: DayOfWeek.Monday, Ordinal: 5, Month: 2).In(2026, WorkingCalendar.Russia).Should().BeNull();

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
