using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Scoring;

public class CriteriaSetTests
{
    private static readonly CriteriaSet Federal = CriteriaSets.Get("ru-2026");

    private static readonly CriteriaSet Stavropol = CriteriaSets.Get("stavropol-2024");

    [Theory]
    [InlineData("ru-2026", "Ч1 1, Ч2 1, Ч3 1, П1 2, П2 1, П3 1, М1 2, М2 1, Д1 3, Р1 2, Р2 2, Р3 2, Р4 1", "7/6/7")]
    [InlineData("stavropol-2024", "Ч1 1, Ч2 1, Ч3 1, П1 2, П2 1, П3 1, М1 2, М2 1, Д1 2, Р1 2, Р2 2, Р3 2, Р4 1, Р5 1", "7/5/8")]
    public void Holds_the_criteria_and_subtotals_of_its_source(string id, string criteria, string subtotals)
    {
        var set = CriteriaSets.Get(id);
        string.Join(", ", set.Criteria.Select(c => $"{c.Code} {c.Max}")).Should().Be(criteria);
        string.Join("/", set.Groups.Select(g => g.Max)).Should().Be(subtotals);
        set.Max.Should().Be(20);
        set.Pass.Should().Be(10);
    }

    [Fact]
    public void Says_what_every_score_means()
    {
        foreach (var criterion in CriteriaSets.All.SelectMany(s => s.Criteria))
        {
            criterion.Descriptions.Should().HaveCount(criterion.Max + 1).And.OnlyHaveUniqueItems().And.NotContain(string.Empty);
        }
    }

    [Fact]
    public void Codes_are_Cyrillic_letters_and_a_digit()
    {
        foreach (var criterion in CriteriaSets.All.SelectMany(s => s.Criteria))
        {
            criterion.Code.Should().MatchRegex("^[ЧПМДР][1-5]$");
        }
    }

    [Fact]
    public void The_same_score_of_D1_means_another_thing_in_another_year()
    {
        Federal.Find("Д1")!.Descriptions[1].Should().Contain("на один вопрос");
        Stavropol.Find("Д1")!.Descriptions[1].Should().Contain("на два вопроса");
        Federal.Find("Д1")!.Max.Should().Be(3);
        Stavropol.Find("Д1")!.Max.Should().Be(2);
    }

    [Fact]
    public void R4_changed_its_meaning_and_R5_took_over_the_old_one()
    {
        Federal.Find("Р4")!.Title.Should().Be("Фактическая точность речи");
        Stavropol.Find("Р4")!.Title.Should().Be("Богатство речи");
        Stavropol.Find("Р5")!.Title.Should().Be("Соблюдение фактологической точности");
        Federal.Find("Р5").Should().BeNull();
    }

    [Fact]
    public void Autism_is_scored_from_the_recording_only() =>
        Federal.ScaleFor(ParticipantCategory.AutismSpectrum).Value.Schemes.Should().Equal(ScoringScheme.FromRecording);

    [Fact]
    public void A_set_without_a_scale_for_a_category_refuses_it_and_borrows_none()
    {
        Stavropol.ScaleFor(ParticipantCategory.LowVision).Problem!.Code.Should().Be("scale-missing");
        Stavropol.ScaleFor(ParticipantCategory.Usual).Value.Max.Should().Be(20);
    }

    [Fact]
    public void A_category_counts_only_on_the_recommendation_of_the_commission()
    {
        var participant = Participant(ParticipantCategory.LowVision);
        Federal.ScaleFor(participant).Problem!.Code.Should().Be("pmpk-recommendation-missing");
        participant.PmpkRecommendation = "№ 12 от 03.09.2025";
        Federal.ScaleFor(participant).Value.Category.Should().Be(ParticipantCategory.LowVision);
    }

    [Fact]
    public void An_accompanying_condition_brings_its_own_scale()
    {
        var participant = Participant(ParticipantCategory.MusculoskeletalWithCondition);
        participant.PmpkRecommendation = "№ 12 от 03.09.2025";
        Federal.ScaleFor(participant).Problem!.Code.Should().Be("accompanying-category-missing");
        participant.AccompanyingCategory = ParticipantCategory.SevereSpeechImpairment;
        Federal.ScaleFor(participant).Value.Category.Should().Be(ParticipantCategory.SevereSpeechImpairment);
    }

    [Theory]
    [InlineData("\"max\": 20", "\"max\": 21", "max", "стоит 21, а критерии дают 20")]
    [InlineData("\"code\": \"М1\"", "\"code\": \"M1\"", "blocks[2].criteria[0].code", "русская заглавная буква")]
    [InlineData("\"code\": \"П2\"", "\"code\": \"П1\"", "blocks", "критерий П1 стоит дважды")]
    [InlineData("\"Ч3\",", "\"Х3\",", "scales.BlindBraille", "критерия Ч3 в наборе нет")]
    [InlineData("[null, 2, 0]", "[null, 0, 2]", "blocks.Р1.errors", "по убыванию")]
    [InlineData("[null, 2, 0]", "[null, 2]", "blocks.Р1.errors", "ещё 2 чисел")]
    [InlineData("\"tasks\": [3, 4]", "\"tasks\": [3]", "groups.tasks34.max", "стоит 6, а критерии дают 3")]
    [InlineData("\"tasks\": [3, 4]", "\"tasks\": [3]", "groups", "критерий Д1 должен входить ровно в одну")]
    [InlineData("\"category\": \"lowVision\"", "\"category\": \"blindBraille\"", "scales.BlindBraille", "строка уже есть")]
    [InlineData("\"category\": \"lowVision\"", "\"category\": \"lowVison\"", "scales[6].category", "такого значения нет; возможны: usual")]
    [InlineData("\"category\": \"usual\"", "\"category\": \"other\"", "scales", "нет шкалы для участников без особых условий")]
    [InlineData("\"max\": 7, \"pass\": 3", "\"max\": 7, \"pass\": 8", "scales.AutismSpectrum.pass", "должны возрастать")]
    [InlineData("\"exemptTasks\": [2]", "\"exemptTasks\": [1]", "scales.AutismSpectrum", "критерий Ч1 оценивает задание, которого")]
    [InlineData("\"speechRule\"", "\"speachRule\"", "speachRule", "может быть, «speechRule»?")]
    [InlineData("\"id\": \"ru-2026\"", "\"id\": \"ru-2027\"", "id", "имя файла и id должны совпадать")]
    [InlineData("\"title\": \"Критерии 2026 года\",", "", "title", "нет обязательного ключа «title» — название набора")]
    public void A_set_whose_parts_do_not_agree_is_refused_by_line_and_key(string part, string change, string path, string message)
    {
        var json = new EmbeddedFile("Scoring/Sets/ru-2026.json").Text();
        var at = json.IndexOf(part, StringComparison.Ordinal);
        at.Should().BePositive();
        var load = () => CriteriaSetLoader.Load(json[..at] + change + json[(at + part.Length)..], "ru-2026.json", _ => null);
        load.Should().Throw<InvalidRegulationException>().Which.Faults.Should().Contain(f =>
            f.Path == path && f.Message.Contains(message, StringComparison.Ordinal) && f.Line > 0);
    }

    [Fact]
    public void A_set_that_extends_another_writes_only_what_it_says_otherwise()
    {
        const string Own = """
            {
              "id": "perm-2026", "extends": "ru-2026", "title": "Критерии Пермского края", "clause": "005 §3",
              "scales": [{ "category": "usual", "title": "Без особых условий", "form": "устная", "max": 20, "pass": 12, "clause": "005 §3" }]
            }
            """;
        var set = CriteriaSetLoader.Load(Own, "perm-2026.json", id => id == "ru-2026" ? new EmbeddedFile("Scoring/Sets/ru-2026.json").Text() : null);
        set.Criteria.Should().BeEquivalentTo(Federal.Criteria);
        set.ScaleFor(ParticipantCategory.Usual).Value.Pass.Should().Be(12);
        set.ScaleFor(ParticipantCategory.LowVision).Problem!.Code.Should().Be("scale-missing");

        var orphan = () => CriteriaSetLoader.Load(Own, "perm-2026.json", _ => null);
        orphan.Should().Throw<InvalidRegulationException>().Which.Faults.Single().ToString().Should().Be("строка 2, extends (005 §3): набора критериев «ru-2026» нет: проверьте код");
        var bare = () => CriteriaSetLoader.Load("""{ "id": "perm-2026", "title": "Критерии", "clause": "005 §3" }""", "perm-2026.json", _ => null);
        bare.Should().Throw<InvalidRegulationException>().Which.Faults.Select(f => f.Path).Should().Equal("max", "pass", "speechRule", "blocks", "groups", "scales");
    }

    // 002's list lets «other» categories write: task 1 is read without scoring, but 20 and 10 stay printed [C5].
    [Fact]
    public void A_form_of_the_answer_may_have_a_scale_of_its_own()
    {
        var set = CriteriaSets.Get("mari-el-2025");
        var participant = Participant(ParticipantCategory.Other);
        participant.PmpkRecommendation = "№ 12 от 03.09.2024";
        set.ScaleFor(participant).Value.Codes.Should().HaveCount(13);

        participant.AnswerForm = AnswerForm.Written;
        var written = set.ScaleFor(participant).Value;
        (written.Max, written.Reachable, written.Pass, written.ExemptTasks.Single()).Should().Be((20, 17, 10, 1));
        written.Note.Should().Contain("набрать можно 17");
        ScoreSheet.Compute(set, written, written.Codes.ToDictionary(c => c, c => set.Find(c)!.Max), []).Total.Should().Be(17);
        Federal.ScaleFor(participant).Value.Answers.Should().BeEmpty("004 knows the oral form only, and its row serves everybody");

        var card = new ParticipantEntry
        {
            FamilyName = "Орлова", GivenName = "Анна", Class = "9А", DocumentNumber = "123456", Category = ParticipantCategory.Other,
            PmpkRecommendation = "№ 12 от 03.09.2024", AnswerForm = AnswerForm.Written,
        };
        var warned = ParticipantCheck.Check(card, RegulationPacks.Get("mari-el-2025"), new DateOnly(2025, 1, 20)).Should().ContainSingle().Which;
        (warned.Problem.Code, warned.Field, warned.Blocks).Should().Be(("scale-note", ParticipantField.AnswerForm, false));
    }

    private static Participant Participant(ParticipantCategory category) => new()
    {
        Code = "0001",
        FamilyName = "Орлова",
        GivenName = "Анна",
        Class = "9А",
        DocumentNumber = "123456",
        Category = category,
    };
}
