using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Scoring;

/// <summary>Both criteria sets and all scales against the words of their sources, row by row [004 appendices 6 and 12, 001 appendix 6].</summary>
public class EveryCriterion
{
    private const string Federal = "ru-2026";
    private const string Stavropol = "stavropol-2024";

    /// <summary>What a score of a criterion says in the source: enough of it that no other score could be meant.</summary>
    public static TheoryData<string, string, int, string> Meanings
    {
        get
        {
            var rows = new TheoryData<string, string, int, string>();
            foreach (var (sets, code, texts) in Descriptions)
            {
                foreach (var set in sets)
                {
                    for (var score = 0; score < texts.Length; score++)
                    {
                        rows.Add(set, code, score, texts[score]);
                    }
                }
            }

            return rows;
        }
    }

    private static readonly string[] Both = [Federal, Stavropol];

    private static readonly (string[] Sets, string Code, string[] FromZeroOn)[] Descriptions =
    [
        (Both, "Ч1", ["Интонация не соответствует пунктуационному оформлению", "Интонация соответствует пунктуационному оформлению"]),
        (Both, "Ч2", ["Темп чтения не соответствует коммуникативной задаче", "Темп чтения соответствует коммуникативной задаче"]),
        (Both, "Ч3", ["Допущено одно искажение слова или более", "Искажений слов нет"]),
        ([Federal], "П1", ["Упущено или добавлено две микротемы или более", "Упущена или добавлена одна микротема", "Все основные микротемы исходного текста сохранены"]),
        ([Stavropol], "П1", ["Упущены или добавлены две и более микротемы", "Упущена или добавлена одна микротема", "Все основные микротемы исходного текста сохранены"]),
        (Both, "П2", ["неуместно и (или) нелогично, или приведенное высказывание не включено", "уместно, логично"]),
        ([Federal], "П3", ["Допущена одна ошибка при цитировании или более", "Ошибок в цитировании нет"]),
        ([Stavropol], "П3", ["Допущена одна ошибка в цитировании или более", "Ошибок в цитировании нет"]),
        (Both, "М1", ["приведено менее 5", "частично справился с коммуникативной задачей: приведено 5", "не менее 10"]),
        (Both, "М2", ["Допущена одна логическая ошибка или более", "Логические ошибки отсутствуют"]),
        ([Federal], "Д1", ["даны односложные ответы", "дан развернутый ответ на один вопрос", "развернутые ответы на два вопроса", "развернутые ответы на три вопроса"]),
        ([Stavropol], "Д1", ["дан развернутый ответ на один вопрос в диалоге, или ответы на вопросы не даны", "развернутые ответы на два вопроса", "развернутые ответы на три вопроса"]),
        (Both, "Р1", ["три орфоэпические ошибки или более", "одна-две орфоэпические ошибки", "Орфоэпических ошибок нет"]),
        (Both, "Р2", ["три грамматические ошибки или более", "одна-две грамматические ошибки", "Грамматических ошибок нет"]),
        (Both, "Р3", ["пять речевых ошибок или более", "три-четыре речевые ошибки", "Речевых ошибок нет, или допущены одна-две речевые ошибки"]),
        ([Federal], "Р4", ["одна фактическая ошибка или более", "Фактические ошибки отсутствуют"]),
        ([Stavropol], "Р4", ["бедностью словаря", "богатством словаря"]),
        ([Stavropol], "Р5", ["одна фактическая ошибка или более", "Фактические ошибки отсутствуют"]),
    ];

    [Theory]
    [MemberData(nameof(Meanings))]
    public void Says_of_every_score_what_the_source_says(string set, string code, int score, string text)
    {
        var criterion = CriteriaSets.Get(set).Find(code)!;
        criterion.Descriptions[score].Should().Contain(text);
        criterion.Descriptions.Where((_, other) => other != score).Should().NotContain(d => d.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Federal)]
    [InlineData(Stavropol)]
    public void The_table_above_knows_every_criterion_with_every_score(string set) =>
        CriteriaSets.Get(set).Criteria.Select(c => (c.Code, c.Descriptions.Count))
            .Should().Equal(Descriptions.Where(d => d.Sets.Contains(set)).Select(d => (d.Code, d.FromZeroOn.Length)));

    [Theory]
    [InlineData(ParticipantCategory.Usual, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 10)]
    [InlineData(ParticipantCategory.DeafSigning, "П1 П2 П3 М1 М2 Д1", "1", 10, 5)]
    [InlineData(ParticipantCategory.DeafNotSigning, "П1 П2 П3 М1 М2 Д1", "1", 10, 5)]
    [InlineData(ParticipantCategory.HardOfHearing, "П1 П2 П3 М1 М2 Д1", "1", 10, 5)]
    [InlineData(ParticipantCategory.BlindBraille, "Ч1 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 19, 9)]
    [InlineData(ParticipantCategory.BlindWithoutBraille, "М1 М2 Д1 Р1 Р2 Р3", "1 2", 12, 6)]
    [InlineData(ParticipantCategory.LowVision, "Ч1 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 19, 9)]
    [InlineData(ParticipantCategory.SevereSpeechImpairment, "П1 П2 П3 М1 М2 Д1", "1", 10, 5)]
    [InlineData(ParticipantCategory.Musculoskeletal, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 10)]
    [InlineData(ParticipantCategory.AutismSpectrum, "Ч1 М1 М2 Д1", "2", 7, 3)]
    [InlineData(ParticipantCategory.DevelopmentalDelay, "Ч1 П1 П2 П3 М1 М2 Д1", "", 11, 5)]
    [InlineData(ParticipantCategory.Other, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 10)]
    public void A_scale_scores_what_its_row_lists_passes_from_its_mark_and_reaches_its_maximum(
        ParticipantCategory category, string codes, string exempt, int max, int pass)
    {
        var set = CriteriaSets.Get(Federal);
        var scale = set.ScaleFor(category).Value;
        string.Join(' ', scale.Codes).Should().Be(codes);
        string.Join(' ', scale.ExemptTasks).Should().Be(exempt);
        scale.Schemes.Contains(ScoringScheme.Live).Should().Be(category != ParticipantCategory.AutismSpectrum);

        var best = scale.Codes.ToDictionary(c => c, c => set.Find(c)!.Max);
        // What the scale does not assign is not «не приступал», even when somebody marks it so [C1].
        ScoreSheet.Compute(set, scale, best, [.. scale.ExemptTasks]).Total.Should().Be(max);
        ScoreSheet.Compute(set, scale, Down(best, max - pass), []).Passed.Should().BeTrue();
        ScoreSheet.Compute(set, scale, Down(best, max - pass + 1), []).Passed.Should().BeFalse();
    }

    [Theory]
    [InlineData(ParticipantCategory.Usual, AnswerForm.Oral, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 20, 10)]
    [InlineData(ParticipantCategory.DeafSigning, AnswerForm.OralWithInterpreter, "П1 П2 П3 М1 М2 Д1", "1", 10, 10, 5)]
    [InlineData(ParticipantCategory.DeafNotSigning, AnswerForm.Written, "П1 П2 П3 М1 М2 Д1", "1", 10, 10, 5)]
    [InlineData(ParticipantCategory.HardOfHearing, AnswerForm.Oral, "П1 П2 П3 М1 М2 Д1", "1", 10, 10, 5)]
    [InlineData(ParticipantCategory.BlindBraille, AnswerForm.Oral, "Ч1 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 19, 19, 9)]
    [InlineData(ParticipantCategory.BlindWithoutBraille, AnswerForm.Oral, "М1 М2 Д1 Р1 Р2 Р3", "1 2", 12, 12, 6)]
    [InlineData(ParticipantCategory.AutismSpectrum, AnswerForm.Oral, "Ч1 М1 М2 Д1", "2", 7, 7, 3)]
    [InlineData(ParticipantCategory.DevelopmentalDelay, AnswerForm.Oral, "Ч1 П1 П2 П3 М1 М2 Д1", "", 11, 11, 5)]
    [InlineData(ParticipantCategory.Other, AnswerForm.Oral, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 20, 10)]
    [InlineData(ParticipantCategory.Other, AnswerForm.Written, "П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "1", 20, 17, 10)]
    [InlineData(ParticipantCategory.LowVision, AnswerForm.Oral, "Ч1 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 19, 19, 9)]
    [InlineData(ParticipantCategory.SevereSpeechImpairment, AnswerForm.Written, "П1 П2 П3 М1 М2 Д1", "1", 10, 10, 5)]
    [InlineData(ParticipantCategory.Musculoskeletal, AnswerForm.Oral, "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4", "", 20, 20, 10)]
    public void The_list_of_Mari_El_has_every_row_of_its_order(
        ParticipantCategory category, AnswerForm form, string codes, string exempt, int max, int reachable, int pass)
    {
        var scale = CriteriaSets.Get("mari-el-2025").ScaleFor(category, form).Value;
        string.Join(' ', scale.Codes).Should().Be(codes);
        string.Join(' ', scale.ExemptTasks).Should().Be(exempt);
        (scale.Max, scale.Reachable, scale.Pass).Should().Be((max, reachable, pass));
        // The order lost three rows; those follow the federal text [D15].
        scale.Clause.Should().StartWith(category is ParticipantCategory.LowVision or ParticipantCategory.SevereSpeechImpairment or ParticipantCategory.Musculoskeletal ? "004 прил. 12" : "002");
    }

    [Theory]
    [InlineData(Federal, "Ч3 distortion", "1 0 0 0 0 0 0")]
    [InlineData(Federal, "П3 citation", "1 0 0 0 0 0 0")]
    [InlineData(Federal, "М2 logical", "1 0 0 0 0 0 0")]
    [InlineData(Federal, "Р1 orthoepic", "2 1 1 0 0 0 0")]
    [InlineData(Federal, "Р2 grammatical", "2 1 1 0 0 0 0")]
    [InlineData(Federal, "Р3 speech", "2 2 2 1 1 0 0")]
    [InlineData(Federal, "Р4 factual", "1 0 0 0 0 0 0")]
    [InlineData(Stavropol, "Ч3 distortion", "1 0 0 0 0 0 0")]
    [InlineData(Stavropol, "П3 citation", "1 0 0 0 0 0 0")]
    [InlineData(Stavropol, "М2 logical", "1 0 0 0 0 0 0")]
    [InlineData(Stavropol, "Р1 orthoepic", "2 1 1 0 0 0 0")]
    [InlineData(Stavropol, "Р2 grammatical", "2 1 1 0 0 0 0")]
    [InlineData(Stavropol, "Р3 speech", "2 2 2 1 1 0 0")]
    [InlineData(Stavropol, "Р5 factual", "1 0 0 0 0 0 0")]
    public void Noted_errors_propose_the_score_that_their_number_means(string setId, string criterion, string scores)
    {
        var set = CriteriaSets.Get(setId);
        var (code, kind) = (criterion[..2], Enum.Parse<ErrorKind>(criterion[3..], ignoreCase: true));
        var proposals = Enumerable.Range(0, 7).Select(count =>
            set.Tally(set.ScaleFor(ParticipantCategory.Usual).Value, [.. Enumerable.Repeat(new NotedError(kind, null), count)]).Single(t => t.Kind == kind));
        proposals.Should().AllSatisfy(p => p.Code.Should().Be(code)).And.Subject.Select((p, i) => p.Count == i).Should().NotContain(false);
        string.Join(' ', proposals.Select(p => p.Proposed)).Should().Be(scores);
    }

    [Fact]
    public void Every_kind_of_error_belongs_to_one_criterion_of_each_set_and_a_scale_counts_only_its_own()
    {
        foreach (var set in CriteriaSets.All)
        {
            set.Criteria.Where(c => c.Errors is not null).Select(c => c.Errors!.Kind).Should().BeEquivalentTo(Enum.GetValues<ErrorKind>());
        }

        var federal = CriteriaSets.Get(Federal);
        federal.Tally(federal.ScaleFor(ParticipantCategory.AutismSpectrum).Value, [new NotedError(ErrorKind.Orthoepic, 1)])
            .Select(t => (t.Code, t.Count)).Should().Equal(("М2", 0));
    }

    private static Dictionary<string, int> Down(Dictionary<string, int> scores, int by)
    {
        var lowered = scores.ToDictionary();
        foreach (var code in scores.Keys)
        {
            var less = Math.Min(by, lowered[code]);
            (lowered[code], by) = (lowered[code] - less, by - less);
        }

        return lowered;
    }
}
