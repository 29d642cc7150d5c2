using System.Globalization;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>Why a choice of the scheme is refused. Pure.</summary>
internal static class SchemeRefusals
{
    /// <summary>The longest ground with its agreement, in characters.</summary>
    public const int GroundLimit = 300;

    /// <summary>Whether the right ones decide, and by which paper.</summary>
    public static Problem? Choice(RegulationPack regulation, SchemeWish wish)
    {
        var chooser = regulation.SchemeChosenBy;
        return chooser.Value == SchemeChooser.Regulation ? new Problem(
                "scheme-not-chosen", "Схему здесь не выбирают", "Порядок региона сам называет схему для каждого случая: решение школы не нужно.", chooser.Clause)
            : wish.DecidedBy != chooser.Value ? new Problem(
                "scheme-chosen-by-others",
                "Схему выбирает не тот, кто указан",
                $"По порядку схему выбирает {Words(chooser.Value)}. Укажите именно это решение: номер и дату документа.",
                chooser.Clause)
            : string.IsNullOrWhiteSpace(wish.Ground) || wish.WholeGround.Length > GroundLimit ? new Problem(
                "ground-required",
                "Нужно основание",
                string.Create(CultureInfo.InvariantCulture, $"Укажите документ, которым выбрана схема: например, номер и дату приказа (всего не длиннее {GroundLimit} знаков)."),
                chooser.Clause)
            : chooser.Value == SchemeChooser.SchoolWithMunicipality && string.IsNullOrWhiteSpace(wish.Agreement) ? new Problem(
                "agreement-required", "Нужно согласование с МОУО", "Школа выбирает схему по согласованию с МОУО: укажите номер и дату письма.", chooser.Clause)
            : null;
    }

    /// <summary>Whether the pack and the scale of the category know the scheme.</summary>
    public static Problem? Scheme(RegulationPack regulation, ParticipantCategory? category, ScoringScheme scheme)
    {
        if (!regulation.ScoringSchemes.Value.Contains(scheme))
        {
            return new Problem(
                "scheme-not-allowed", "Эта схема не предусмотрена", "Регламент региона не допускает выбранную схему оценивания.", regulation.ScoringSchemes.Clause);
        }

        if (category is null or ParticipantCategory.MusculoskeletalWithCondition)
        {
            return null;
        }

        return CriteriaSets.Get(regulation.CriteriaSetId.Value).ScaleFor(category.Value).TryGet(out var scale, out var problem)
            ? SchemeRules.Possible(regulation, scale).Contains(scheme) ? null : new Problem(
                "scheme-not-for-category", "Эта схема не подходит категории", $"Ответы категории «{scale.Title}» по выбранной схеме не оценивают.", scale.Clause)
            : problem;
    }

    private static string Words(SchemeChooser chooser) => chooser switch
    {
        SchemeChooser.Region => "орган исполнительной власти региона",
        SchemeChooser.School => "школа",
        _ => "школа по согласованию с МОУО",
    };
}
