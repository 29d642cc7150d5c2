using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.Regulation;

public class RegulationDifferenceTests
{
    [Theory]
    [InlineData("ru-2026", "dates.main", "вторая среда февраля")]
    [InlineData("tambov-2026", "dates.secondAdditional", "20.04.2026")]
    [InlineData("mari-el-2025", "day.kimReceivedBy", "08:30")]
    [InlineData("ru-2026", "day.kimReceivedBy", "не названо")]
    [InlineData("ru-2026", "day.sameDayNotices", "нет")]
    [InlineData("mari-el-2025", "queue.failureRule", "встаёт: в конец очереди ожидания; если КИМ показан — другой вариант: да; желание участника спрашивают: нет; о том же дне решает: ответственный организатор")]
    [InlineData("ru-2026", "scoring.scoringSchemes", "схема 1: во время ответа; схема 2: по записи")]
    [InlineData("stavropol-2024", "scoring.criteriaSet", "Критерии 2024 года (Ставропольский край)")]
    [InlineData("mari-el-2025", "retention.retention", "1 сентября года проведения")]
    [InlineData("ru-2026", "deadlines.application", "за 14 календарных дней до события; отсчёт: день проведения")]
    [InlineData("mari-el-2025", "deadlines.results", "не позже чем через 3 рабочих дня; отсчёт: окончание обработки")]
    [InlineData("tambov-2026", "deadlines.recheckFiling", "в тот же день; отсчёт: ознакомление с результатами; до 18:00")]
    [InlineData("krasnodar-2025", "deadlines.resultFile", "основной срок — 18.02.2025")]
    [InlineData("ru-2026", "deadlines.resultFile", "определяет регион")]
    [InlineData("ru-2026", "course.stages.monologue", "не более 3 мин")]
    public void Says_a_value_in_words(string pack, string path, string words) =>
        RegulationPacks.Get(pack).Entries.Single(e => e.Path == path).Text.Should().Be(words);

    [Fact]
    public void Every_value_of_every_pack_has_words_and_a_source()
    {
        foreach (var pack in RegulationPacks.All)
        {
            pack.Entries.Should().HaveCountGreaterThan(95).And.OnlyHaveUniqueItems(e => e.Path);
            pack.Entries.Should().OnlyContain(e => e.Text.Length > 0 && e.Title.Length > 0 && e.Source.Length > e.Clause.Length);
        }
    }

    [Fact]
    public void Puts_two_packs_side_by_side_with_their_clauses()
    {
        var lines = RegulationDifference.Between(RegulationPacks.Get("tambov-2026"), RegulationPacks.Get("mari-el-2025"));

        var document = lines.Single(l => l.Path == "day.documentRule");
        document.Same.Should().BeFalse();
        (document.Left!.Text, document.Right!.Text).Should().Be(("обязателен", "при наличии"));
        document.Right.Source.Should().EndWith("п.\u00A044");
        lines.Single(l => l.Path == "day.startTime").Same.Should().BeTrue("another clause alone is no difference");
        lines.Single(l => l.Path == "deadlines.criteria").Right.Should().BeNull();
        lines.Single(l => l.Path == "deadlines.recheckResults").Left.Should().BeNull();
        lines.Select(l => l.Section).Aggregate(new List<string>(), (seen, s) => { if (seen.LastOrDefault() != s) { seen.Add(s); } return seen; })
            .Should().OnlyHaveUniqueItems("a chapter is not torn apart");
    }

    [Fact]
    public void A_pack_does_not_differ_from_itself() =>
        RegulationDifference.Between(RegulationPacks.Get("ru-2026"), RegulationPacks.Get("ru-2026")).Should().OnlyContain(l => l.Same);
}
