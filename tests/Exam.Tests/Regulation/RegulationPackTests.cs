using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Regulation;

public class RegulationPackTests
{
    private static readonly RegulationPack Federal = RegulationPacks.Get("ru-2026");

    [Fact]
    public void Holds_the_hours_of_the_federal_recommendations_with_their_clauses()
    {
        Federal.KimReleaseTime.Should().Be(new Ruled<TimeOnly>(new TimeOnly(7, 30), "004 §5.1"));
        Federal.ConnectionPatience.Should().Be(new Ruled<TimeSpan>(TimeSpan.FromMinutes(1), "default"));
        Federal.StartTime.Should().Be(new Ruled<TimeOnly>(new TimeOnly(9, 0), "004 §5.3"));
        Federal.ExtraTime.Value.Should().Be(TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData(Stage.Greeting, 60, false, null, KimCard.None)]
    [InlineData(Stage.TextIntroduction, null, true, null, KimCard.Text)]
    [InlineData(Stage.SilentReading, 120, true, null, KimCard.Text)]
    [InlineData(Stage.ReadingAloud, 120, true, 1, KimCard.Text)]
    [InlineData(Stage.RetellingPreparation, 120, true, null, KimCard.TextAndQuotation)]
    [InlineData(Stage.Retelling, 180, true, 2, KimCard.Quotation)]
    [InlineData(Stage.TopicChoice, null, true, null, KimCard.Topics)]
    [InlineData(Stage.MonologuePreparation, 60, true, null, KimCard.TopicCard)]
    [InlineData(Stage.Monologue, 180, true, 3, KimCard.TopicCard)]
    [InlineData(Stage.Dialogue, 180, true, 4, KimCard.TopicCard)]
    [InlineData(Stage.Closing, null, false, null, KimCard.None)]
    public void Leads_through_the_stages_of_appendix_3(Stage stage, int? seconds, bool counted, int? task, KimCard card)
    {
        var rule = Federal.RuleOf(stage);
        rule.Stage.Should().Be(stage);
        rule.Limit.Should().Be(seconds is { } limit ? TimeSpan.FromSeconds(limit) : null);
        rule.Counted.Should().Be(counted);
        rule.Task.Should().Be(task);
        rule.Card.Should().Be(card);
    }

    [Fact]
    public void Counted_limits_come_to_the_sixteen_minutes_of_the_recommendations() =>
        Federal.Stages.Where(s => s.Counted).Sum(s => s.Limit?.TotalMinutes ?? 0).Should().Be(16);

    [Fact]
    public void The_variant_is_asked_for_once_the_kim_is_shown_and_not_before()
    {
        Federal.RuleOf(Stage.Greeting).InterlocutorLine.Should().Contain("фамилию").And.NotContain("вариант");
        Federal.RuleOf(Stage.TextIntroduction).InterlocutorLine.Should().Contain("номер варианта");
    }

    [Theory]
    [InlineData(Stage.ReadingAloud)]
    [InlineData(Stage.Retelling)]
    [InlineData(Stage.Monologue)]
    [InlineData(Stage.Dialogue)]
    public void Every_answer_begins_with_the_number_of_its_task(Stage stage) =>
        Federal.RuleOf(stage).InterlocutorLine.Should().Contain("номер задания");

    [Fact]
    public void Notes_are_allowed_only_for_task_2() =>
        Federal.Stages.Where(s => s.NotesAllowed).Select(s => s.Stage).Should().Equal(Stage.RetellingPreparation, Stage.Retelling);

    [Fact]
    public void The_reading_text_is_gone_once_the_retelling_begins() =>
        Federal.Stages.Where(s => s.Stage >= Stage.Retelling).Should().NotContain(s => s.Card == KimCard.Text || s.Card == KimCard.TextAndQuotation);

    [Fact]
    public void Every_pack_names_a_criteria_set_that_exists()
    {
        foreach (var pack in RegulationPacks.All)
        {
            CriteriaSets.Get(pack.CriteriaSetId.Value).Should().NotBeNull();
        }
    }

    [Theory]
    [InlineData("004 §5.1", "Рекомендации Рособрнадзора по проведению итогового собеседования в 2026 году (письмо от 25.11.2025 № 04-393), п.\u00A05.1")]
    [InlineData("default", "Источник не определяет; значение по умолчанию")]
    [InlineData("закон", "закон")]
    public void Cites_a_clause_in_words(string clause, string words) => Federal.Cite(clause).Should().Be(words);

    [Fact]
    public void Keeps_materials_until_the_first_of_March_of_the_next_year() =>
        Federal.Retention.Value.Until(new DateOnly(2026, 2, 11)).Should().Be(new DateOnly(2027, 3, 1));

    [Fact]
    public void Names_a_sound_file_by_date_auditorium_and_school() =>
        Federal.RecordingFileName.Value.Format(new DateOnly(2026, 2, 11), "0101", "260117", "0042", 2).Should().Be("20260211_0101_260117_0042_2");
}
