using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Regulation;

public class DeadlineScheduleTests
{
    private static readonly DateOnly MariElDay = new(2025, 2, 12);

    /// <summary>Mari El, 12 February 2025, a Wednesday: 24 February is a working Monday that year.</summary>
    [Theory]
    [InlineData("application", "29.01.2025", true)]
    [InlineData("commissions", "29.01.2025", false)]
    [InlineData("remoteInformed", "07.02.2025", false)]
    [InlineData("schedule", "09.02.2025", false)]
    [InlineData("checkingEnds", "17.02.2025", false)]
    [InlineData("remoteResultFile", "15.02.2025", false)]
    [InlineData("resultFile", "19.02.2025", false)]
    [InlineData("papersAndAudio", "26.02.2025", false)]
    [InlineData("processingEnds", "24.02.2025", false)]
    [InlineData("results", "27.02.2025", false)]
    [InlineData("recheckFiling", "03.03.2025", false)]
    [InlineData("recheckForwarded", "04.03.2025", false)]
    [InlineData("recheckDone", "05.03.2025", false)]
    [InlineData("recheckResults", "10.03.2025", false)]
    public void Counts_every_term_from_its_own_event(string id, string on, bool printed)
    {
        var due = Due("mari-el-2025", MariElDay, id);
        due.On!.Value.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture).Should().Be(on);
        due.Printed.Should().Be(printed);
    }

    [Fact]
    public void An_event_that_happened_outweighs_the_last_day_allowed()
    {
        var planned = Due("mari-el-2025", MariElDay, "resultFile");
        planned.StartIsPlanned.Should().BeTrue();

        var real = Due("mari-el-2025", MariElDay, "resultFile", new() { [DeadlineEvent.CheckingEnd] = new DateOnly(2025, 2, 13) });
        real.On.Should().Be(new DateOnly(2025, 2, 17));
        real.StartIsPlanned.Should().BeFalse();
    }

    [Fact]
    public void A_term_whose_event_has_no_date_yet_has_none_itself() =>
        Due("stavropol-2024", new DateOnly(2024, 2, 14), "results").Should().Match<DueDate>(d => d.On == null && d.Starts == null);

    [Fact]
    public void A_term_left_to_the_region_has_no_date() =>
        Due("ru-2026", new DateOnly(2026, 2, 11), "resultFile").Should().Match<DueDate>(d => d.On == null && d.Deadline.LeftToRegion);

    [Fact]
    public void A_last_day_on_a_day_off_says_so() => Due("mari-el-2025", MariElDay, "remoteResultFile").DayOff.Should().Be("суббота");

    [Fact]
    public void Terms_come_in_the_order_of_their_dates()
    {
        var dates = DeadlineSchedule.Of(RegulationPacks.Get("mari-el-2025"), ExamRound.Main, MariElDay).Select(d => d.On ?? DateOnly.MaxValue);
        dates.Should().BeInAscendingOrder();
    }

    [Fact]
    public void Terms_that_wait_for_each_other_end_without_a_date()
    {
        var pack = RegulationPacks.Get("mari-el-2025");
        pack = pack with
        {
            Deadlines = [new Deadline(DeadlineIds.CheckingEnds, "Проверка", 1, DayKind.Calendar, DeadlineEvent.CheckingEnd, null, new Dictionary<ExamRound, DateOnly>(), "default")],
        };
        DeadlineSchedule.Of(pack, ExamRound.Main, MariElDay).Single().On.Should().BeNull();
    }

    [Fact]
    public void Doubts_stand_beside_a_proposed_date()
    {
        var stavropol = ProposedDate.For(RegulationPacks.Get("stavropol-2024"), 2024);
        stavropol.Should().HaveCount(4).And.Contain(d => d.Rule == "третий понедельник апреля" && d.Doubts.Single().Contains("выбирает регион"));
        stavropol.Should().Contain(d => d.Rule == "вторая рабочая среда марта" && d.Doubts.Count == 0);
        stavropol.Should().Contain(d => d.Rule == "первый рабочий понедельник мая" && d.Date == new DateOnly(2024, 5, 6));

        ProposedDate.For(RegulationPacks.Get("ru-2026"), 2027)[0].Doubts.Single().Should().Contain("переносы выходных");
        ProposedDate.For(RegulationPacks.Get("krasnodar-2025"), 2026)[0].Should().Match<ProposedDate>(d => d.Date == null && d.Doubts.Single().Contains("2025 года"));
    }

    private static DueDate Due(string pack, DateOnly day, string id, Dictionary<DeadlineEvent, DateOnly>? happened = null) =>
        DeadlineSchedule.Of(RegulationPacks.Get(pack), ExamRound.Main, day, happened).Single(d => d.Deadline.Id == id);
}
