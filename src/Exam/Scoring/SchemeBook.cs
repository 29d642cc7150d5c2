using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Scoring;

/// <summary>
/// The decisions by which scheme a day is scored. Owned by the request that made it, over that request's context; the caller has checked who asks.
/// </summary>
public sealed class SchemeBook(ExamDbContext db, TimeProvider clock)
{
    /// <summary>The longest ground, in characters.</summary>
    public const int GroundLimit = 300;

    /// <summary>Every decision of a day, oldest first.</summary>
    public async Task<IReadOnlyList<SchemeDecision>> ReadAsync(int examDayId, CancellationToken cancellationToken = default) =>
        await db.SchemeDecisions.AsNoTracking().Where(d => d.ExamDayId == examDayId).OrderBy(d => d.Id).ToListAsync(cancellationToken);

    /// <summary>Enters a decision with its ground; refused when the pack or the scale of the category knows no such scheme.</summary>
    public async Task<Outcome<SchemeDecision>> DecideAsync(
        ExamDay day, ParticipantCategory? category, ScoringScheme scheme, string ground, Guid enteredBy, StaffRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (string.IsNullOrWhiteSpace(ground) || ground.Length > GroundLimit)
        {
            return GroundRequired;
        }

        if (Refuse(RegulationPacks.Get(day.RegulationId), category, scheme) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day.Id, cancellationToken) is { } closed)
        {
            return closed;
        }

        var decision = new SchemeDecision
        {
            ExamDayId = day.Id,
            Category = category,
            Scheme = scheme,
            Ground = ground.Trim(),
            EnteredById = enteredBy,
            EnteredAt = clock.GetUtcNow(),
        };
        db.SchemeDecisions.Add(decision);
        var payload = JsonSerializer.Serialize(new { decision.Category, decision.Scheme, decision.Ground }, ExamJson.Options);
        await AuditLog.AppendAsync(
            db, new AuditEntry(AuditStream.OfDay(day.Id), "SchemeDecided", payload, new Actor(enteredBy.ToString("D"), role.ToString()), decision.EnteredAt), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return decision;
    }

    private static Problem GroundRequired { get; } = new(
        "ground-required", "Нужно основание", $"Укажите, чьим решением выбрана схема: например, номер и дату приказа (не длиннее {GroundLimit} знаков).", "004 §7.2");

    private static Problem? Refuse(RegulationPack regulation, ParticipantCategory? category, ScoringScheme scheme)
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
}
