using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Scoring;

public class ScoreSheetTests
{
    private static readonly CriteriaSet Federal = CriteriaSets.Get("ru-2026");

    private static readonly CriteriaSet Stavropol = CriteriaSets.Get("stavropol-2024");

    [Fact]
    public void Adds_up_subtotals_and_total()
    {
        var scores = Best(Federal, Usual(Federal));
        scores["П1"] = 1;
        scores["Д1"] = 2;
        scores["Р3"] = 0;

        var sheet = Compute(scores);
        sheet.Subtotals.Should().Equal(new Dictionary<string, int> { ["tasks12"] = 6, ["tasks34"] = 5, ["speech"] = 5 });
        sheet.BlockTotal(1).Should().Be(3);
        sheet.BlockTotal(2).Should().Be(3);
        sheet.BlockTotal(null).Should().Be(5);
        sheet.Total.Should().Be(16);
        sheet.Complete.Should().BeTrue();
        sheet.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Passes_from_ten_points_on(int total, bool passed)
    {
        var scores = Zero(Federal, Usual(Federal));
        foreach (var criterion in Federal.Criteria)
        {
            var left = total - scores.Values.Sum();
            scores[criterion.Code] = Math.Min(criterion.Max, left);
        }

        var sheet = Compute(scores);
        sheet.Total.Should().Be(total);
        sheet.Passed.Should().Be(passed);
    }

    [Fact]
    public void Says_nothing_of_passing_while_a_criterion_is_missing()
    {
        var scores = Best(Federal, Usual(Federal));
        scores.Remove("М2");

        var sheet = Compute(scores);
        sheet.Missing.Should().Equal("М2");
        sheet.Complete.Should().BeFalse();
        sheet.Passed.Should().BeNull();
        sheet.Total.Should().Be(19);
    }

    [Theory]
    [InlineData("Д1", 4, "от 0 до 3")]
    [InlineData("Ч1", 2, "от 0 до 1")]
    [InlineData("Р2", -1, "от 0 до 2")]
    public void A_score_out_of_range_names_the_criterion_and_its_limit(string code, int score, string limit)
    {
        var scores = Best(Federal, Usual(Federal));
        scores[code] = score;

        var sheet = Compute(scores);
        var problem = sheet.Problems.Should().ContainSingle().Which;
        problem.Code.Should().Be("score-out-of-range");
        problem.Detail.Should().Contain(code).And.Contain(limit);
        sheet.Scores.Should().NotContainKey(code);
        sheet.Complete.Should().BeFalse();
    }

    [Theory]
    [InlineData("Х1")]
    [InlineData("M1")]
    [InlineData("Р5")]
    [InlineData("")]
    public void An_unknown_criterion_is_refused_and_not_added(string code)
    {
        var scores = Best(Federal, Usual(Federal));
        scores[code] = 1;

        var sheet = Compute(scores);
        sheet.Problems.Should().ContainSingle().Which.Code.Should().Be("criterion-unknown");
        sheet.Total.Should().Be(20);
    }

    [Fact]
    public void A_criterion_outside_the_scale_is_refused_and_not_added()
    {
        var scale = Federal.ScaleFor(ParticipantCategory.DevelopmentalDelay).Value;
        var scores = Best(Federal, scale);
        scores["Р1"] = 2;

        var sheet = ScoreSheet.Compute(Federal, scale, scores, []);
        sheet.Problems.Should().ContainSingle().Which.Code.Should().Be("criterion-not-in-scale");
        sheet.Total.Should().Be(11);
    }

    [Fact]
    public void One_task_not_attempted_leaves_the_speech_scores_alone()
    {
        var sheet = Compute(Without(Best(Federal, Usual(Federal)), Federal, 2), 2);
        sheet.SpeechZeroed.Should().BeFalse();
        sheet.Total.Should().Be(16);
        sheet.Scores["П1"].Should().Be(0);
    }

    [Fact]
    public void Two_tasks_not_attempted_make_every_speech_score_zero_and_give_the_footnote_as_the_reason()
    {
        var sheet = Compute(Without(Best(Federal, Usual(Federal)), Federal, 2, 4), 2, 4);
        sheet.SpeechZeroed.Should().BeTrue();
        sheet.Subtotals["speech"].Should().Be(0);
        sheet.Total.Should().Be(6);
        sheet.Passed.Should().BeFalse();
        sheet.Notices.Should().HaveCount(4).And.OnlyContain(n => n.Code == "speech-score-zeroed" && n.Clause == "004 прил. 6, сноска <*>" && n.Detail.Contains("не приступал", StringComparison.Ordinal));
    }

    [Fact]
    public void Speech_need_not_be_scored_when_the_footnote_decides_it()
    {
        var scores = Without(Best(Federal, Usual(Federal)), Federal, 3, 4);
        foreach (var code in new[] { "Р1", "Р2", "Р3", "Р4" })
        {
            scores.Remove(code);
        }

        var sheet = Compute(scores, 3, 4);
        sheet.Complete.Should().BeTrue();
        sheet.Notices.Should().BeEmpty();
        sheet.Total.Should().Be(7);
    }

    [Fact]
    public void The_footnote_holds_in_the_set_of_Stavropol_too()
    {
        var sheet = ScoreSheet.Compute(Stavropol, Usual(Stavropol), Without(Best(Stavropol, Usual(Stavropol)), Stavropol, 1, 2), [1, 2]);
        sheet.Subtotals["speech"].Should().Be(0);
        sheet.Total.Should().Be(5);
        sheet.Notices.Should().HaveCount(5);
    }

    [Fact]
    public void A_task_that_the_scale_does_not_assign_is_not_a_task_not_attempted()
    {
        // C1: the blind without Braille do no tasks 1 and 2, and yet twelve points must be reachable.
        var scale = Federal.ScaleFor(ParticipantCategory.BlindWithoutBraille).Value;
        var sheet = ScoreSheet.Compute(Federal, scale, Best(Federal, scale), [1, 2]);
        sheet.SpeechZeroed.Should().BeFalse();
        sheet.Total.Should().Be(12);
        sheet.Passed.Should().BeTrue();
    }

    [Fact]
    public void Tasks_of_the_scale_still_count_as_not_attempted()
    {
        var scale = Federal.ScaleFor(ParticipantCategory.BlindWithoutBraille).Value;
        var sheet = ScoreSheet.Compute(Federal, scale, Without(Best(Federal, scale), Federal, 3, 4), [3, 4]);
        sheet.SpeechZeroed.Should().BeTrue();
        sheet.Total.Should().Be(0);
    }

    [Fact]
    public void A_point_for_a_task_not_attempted_is_a_contradiction_to_be_resolved()
    {
        var sheet = Compute(Best(Federal, Usual(Federal)), 4);
        var problem = sheet.Problems.Should().ContainSingle().Which;
        problem.Code.Should().Be("scored-without-attempt");
        problem.Detail.Should().Contain("Д1");
        sheet.Complete.Should().BeFalse();
        sheet.Total.Should().Be(17);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void There_are_four_tasks(int task) =>
        Compute(Best(Federal, Usual(Federal)), task).Problems.Should().ContainSingle().Which.Code.Should().Be("task-unknown");

    [Fact]
    public void Scores_of_one_set_are_refused_by_another()
    {
        // C4: never convert. Three points for the dialogue do not exist in 2024.
        var sheet = ScoreSheet.Compute(Stavropol, Usual(Stavropol), Best(Federal, Usual(Federal)), []);
        sheet.Problems.Should().ContainSingle().Which.Detail.Should().Contain("Д1");
        sheet.Missing.Should().Equal("Д1", "Р5");
    }

    internal static Scale Usual(CriteriaSet set) => set.ScaleFor(ParticipantCategory.Usual).Value;

    internal static Dictionary<string, int> Best(CriteriaSet set, Scale scale) => scale.Codes.ToDictionary(code => code, code => set.Find(code)!.Max);

    private static Dictionary<string, int> Zero(CriteriaSet set, Scale scale) => Best(set, scale).ToDictionary(s => s.Key, _ => 0);

    private static Dictionary<string, int> Without(Dictionary<string, int> scores, CriteriaSet set, params int[] tasks) =>
        scores.ToDictionary(s => s.Key, s => set.Find(s.Key)!.Task is { } task && tasks.Contains(task) ? 0 : s.Value);

    private static ScoreSheet Compute(Dictionary<string, int> scores, params int[] notAttempted) =>
        ScoreSheet.Compute(Federal, Usual(Federal), scores, notAttempted);
}
