using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.Retention;

/// <summary>
/// Until when the materials of a day are kept. Where a regulation says «до 1 марта», we keep them through that day:
/// what was destroyed a day early cannot be brought back. Pure.
/// </summary>
/// <param name="KeptUntil">The last day on which they are kept.</param>
/// <param name="Source">The clause with the name of its document.</param>
public sealed record RetentionTerm(DateOnly KeptUntil, string Clause, string Source)
{
    /// <summary>The first day on which they may be destroyed.</summary>
    public DateOnly DestroyedFrom => KeptUntil.AddDays(1);

    public static RetentionTerm Of(RegulationPack regulation, DateOnly examDate)
    {
        ArgumentNullException.ThrowIfNull(regulation);
        var rule = regulation.Retention;
        return new RetentionTerm(rule.Value.Until(examDate), rule.Clause, regulation.Cite(rule.Clause));
    }

    /// <summary>Why nothing may be destroyed today; null when it may.</summary>
    public Problem? Refuse(DateOnly today) => today >= DestroyedFrom
        ? null
        : new Problem(
            "retention-runs", "Срок хранения ещё не закончился",
            string.Create(CultureInfo.InvariantCulture, $"Материалы хранят по {KeptUntil:dd.MM.yyyy} включительно. Уничтожить их можно с {DestroyedFrom:dd.MM.yyyy}."),
            Clause);
}
