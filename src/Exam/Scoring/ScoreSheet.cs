using System.Globalization;

namespace Itog.Exam.Scoring;

/// <summary>
/// What a protocol's scores come to: subtotals, total, pass or fail, and everything that is wrong with them. Pure and immutable;
/// the same sums serve the expert's page, the signing and the forms.
/// </summary>
public sealed record ScoreSheet
{
    public required CriteriaSet CriteriaSet { get; init; }

    public required Scale Scale { get; init; }

    /// <summary>The scores that count, by code: valid ones, and zeros that the rules set.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>Subtotals by the id of the group.</summary>
    public required IReadOnlyDictionary<string, int> Subtotals { get; init; }

    public required int Total { get; init; }

    /// <summary>Criteria of the scale that still have no score.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What forbids signing.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What the rules changed by themselves, with the reason.</summary>
    public required IReadOnlyList<Problem> Notices { get; init; }

    /// <summary>Whether the footnote made every speech score zero.</summary>
    public required bool SpeechZeroed { get; init; }

    public bool Complete => Missing.Count == 0 && Problems.Count == 0;

    /// <summary>Pass or fail, once complete.</summary>
    public bool? Passed => Complete ? Total >= Scale.Pass : null;

    /// <summary>The sum of one block (a task, or null for speech).</summary>
    public int BlockTotal(int? task) => Scores.Where(s => CriteriaSet.Find(s.Key)!.Task == task).Sum(s => s.Value);

    /// <summary>Computes a sheet from what an expert entered.</summary>
    /// <param name="notAttemptedTasks">Tasks that the participant did not begin; tasks outside the scale do not count among them.</param>
    public static ScoreSheet Compute(
        CriteriaSet criteriaSet, Scale scale, IReadOnlyDictionary<string, int> scores, IReadOnlyCollection<int> notAttemptedTasks)
    {
        ArgumentNullException.ThrowIfNull(criteriaSet);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(notAttemptedTasks);
        var problems = new List<Problem>();
        var notices = new List<Problem>();
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, score) in scores.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (Refuse(criteriaSet, scale, code, score) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                counted[code] = score;
            }
        }

        problems.AddRange(notAttemptedTasks.Distinct().Where(t => t is < 1 or > 4).Select(UnknownTask));
        var notAttempted = notAttemptedTasks.Where(t => t is >= 1 and <= 4 && scale.Assigns(t)).Distinct().Order().ToList();
        foreach (var criterion in criteriaSet.Criteria.Where(c => c.Task is { } task && notAttempted.Contains(task) && scale.Scores(c.Code)))
        {
            if (counted.TryGetValue(criterion.Code, out var given) && given > 0)
            {
                problems.Add(ScoredWithoutAttempt(criterion, given, criteriaSet));
            }

            counted[criterion.Code] = 0;
        }

        var speechZeroed = notAttempted.Count >= criteriaSet.SpeechRule.Tasks;
        if (speechZeroed)
        {
            ZeroSpeech(criteriaSet, scale, counted, notices);
        }

        return new ScoreSheet
        {
            CriteriaSet = criteriaSet,
            Scale = scale,
            Scores = counted,
            Subtotals = criteriaSet.Groups.ToDictionary(g => g.Id, g => g.Codes.Sum(code => counted.GetValueOrDefault(code)), StringComparer.Ordinal),
            Total = counted.Values.Sum(),
            Missing = [.. criteriaSet.Criteria.Where(c => scale.Scores(c.Code) && !counted.ContainsKey(c.Code)).Select(c => c.Code)],
            Problems = problems,
            Notices = notices,
            SpeechZeroed = speechZeroed,
        };
    }

    private static Problem? Refuse(CriteriaSet set, Scale scale, string code, int score)
    {
        if (set.Find(code) is not { } criterion)
        {
            return new Problem("criterion-unknown", "Нет такого критерия", $"В наборе «{set.Title}» нет критерия «{code}».", set.Clause);
        }

        if (!scale.Scores(code))
        {
            return new Problem(
                "criterion-not-in-scale",
                "Критерий не оценивается",
                $"Критерий {code} не входит в шкалу категории «{scale.Title}».",
                scale.Clause);
        }

        return score >= 0 && score <= criterion.Max ? null : new Problem(
            "score-out-of-range",
            "Балл вне допустимых",
            string.Create(CultureInfo.InvariantCulture, $"По критерию {code} можно поставить от 0 до {criterion.Max}, указано {score}."),
            set.Clause);
    }

    private static Problem UnknownTask(int task) => new(
        "task-unknown", "Нет такого задания", string.Create(CultureInfo.InvariantCulture, $"Заданий четыре, указано задание {task}."));

    private static Problem ScoredWithoutAttempt(Criterion criterion, int given, CriteriaSet set) => new(
        "scored-without-attempt",
        "Балл за задание, к которому не приступали",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Отмечено, что участник не приступал к заданию {criterion.Task}, но по критерию {criterion.Code} указано {given}. Снимите отметку или поставьте 0."),
        set.Clause);

    private static void ZeroSpeech(CriteriaSet set, Scale scale, Dictionary<string, int> counted, List<Problem> notices)
    {
        foreach (var criterion in set.Criteria.Where(c => c.Task is null && scale.Scores(c.Code)))
        {
            if (counted.TryGetValue(criterion.Code, out var given) && given > 0)
            {
                notices.Add(new Problem(
                    "speech-score-zeroed",
                    "Балл за речь обнулён",
                    string.Create(CultureInfo.InvariantCulture, $"По критерию {criterion.Code} вместо {given} учтён 0. {set.SpeechRule.Text}"),
                    set.SpeechRule.Clause));
            }

            counted[criterion.Code] = 0;
        }
    }
}
