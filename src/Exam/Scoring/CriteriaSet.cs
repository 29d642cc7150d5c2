using Itog.Exam.People;

namespace Itog.Exam.Scoring;

/// <summary>
/// The criteria of one year with their scales. Immutable and shared. Scores are keyed by the set and never converted to another one:
/// the same number means other things [contradiction C4].
/// </summary>
public sealed record CriteriaSet(
    string Id,
    string Title,
    IReadOnlyList<ScoreBlock> Blocks,
    IReadOnlyList<ScoreGroup> Groups,
    int Max,
    int Pass,
    SpeechRule SpeechRule,
    IReadOnlyList<Scale> Scales,
    string Clause)
{
    /// <summary>Where the regulation says who makes the scales that this set does not print; null when it prints all.</summary>
    public string? ScalesElsewhere { get; init; }

    /// <summary>All criteria in the order of the protocol.</summary>
    public IReadOnlyList<Criterion> Criteria { get; } = [.. Blocks.SelectMany(b => b.Criteria)];

    public Criterion? Find(string code) => Criteria.FirstOrDefault(c => c.Code == code);

    /// <summary>What the noted errors come to, for each criterion of the scale that counts errors: a proposal, the expert decides.</summary>
    public IReadOnlyList<ErrorTally> Tally(Scale scale, IReadOnlyCollection<NotedError> errors)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return [.. Criteria.Where(c => c.Errors is not null && scale.Scores(c.Code)).Select(c =>
        {
            var count = errors.Count(e => e.Kind == c.Errors!.Kind);
            return new ErrorTally(c.Code, c.Errors!.Kind, count, c.Errors.ScoreFor(count), c.Errors.AtMost);
        })];
    }

    /// <summary>The scale of a participant: by category, and for a category only on the ПМПК recommendation [004 §6.6].</summary>
    public Outcome<Scale> ScaleFor(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        if (participant.Category != ParticipantCategory.Usual && string.IsNullOrWhiteSpace(participant.PmpkRecommendation))
        {
            return new Problem(
                "pmpk-recommendation-missing",
                "Нет рекомендаций ПМПК",
                "Особая шкала оценивания применяется только на основании рекомендаций ПМПК: внесите их реквизиты.",
                "004 §6.6");
        }

        if (participant.Category != ParticipantCategory.MusculoskeletalWithCondition)
        {
            return ScaleFor(participant.Category, participant.AnswerForm);
        }

        return participant.AccompanyingCategory is { } accompanying
            && accompanying is not (ParticipantCategory.MusculoskeletalWithCondition or ParticipantCategory.Usual)
                ? ScaleFor(accompanying, participant.AnswerForm)
                : new Problem(
                    "accompanying-category-missing",
                    "Не указано сопутствующее заболевание",
                    "При нарушениях опорно-двигательного аппарата с сопутствующим заболеванием шкала определяется этим заболеванием: укажите его категорию.",
                    "004 прил. 12");
    }

    /// <summary>
    /// The scale of a category, or a refusal when this set prints none [contradiction C3]. Where a region gives a form of the answer a row of
    /// its own, that one counts [contradiction C5].
    /// </summary>
    public Outcome<Scale> ScaleFor(ParticipantCategory category, AnswerForm form = AnswerForm.Oral)
    {
        var rows = Scales.Where(s => s.Category == category).ToList();
        if (rows.Find(s => s.Answers.Contains(form)) is { } own)
        {
            return own;
        }

        if (rows.Find(s => s.Answers.Count == 0) is { } common)
        {
            return common;
        }

        return new Problem(
            "scale-missing",
            "Для категории нет шкалы оценивания",
            $"Набор критериев «{Title}» не содержит шкалы для этой категории участников, а шкалу другого набора применять нельзя. Запросите утверждённую шкалу в своём регионе.",
            ScalesElsewhere ?? Clause);
    }
}
