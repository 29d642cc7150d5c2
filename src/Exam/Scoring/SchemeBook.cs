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
    /// <summary>Every decision of a day, oldest first.</summary>
    public async Task<IReadOnlyList<SchemeDecision>> ReadAsync(int examDayId, CancellationToken cancellationToken = default) =>
        await db.SchemeDecisions.AsNoTracking().Include(d => d.EnteredBy).Where(d => d.ExamDayId == examDayId).OrderBy(d => d.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// Enters a decision with its ground; refused when it is not made by whom the pack names, or when the pack or the scale of the category
    /// knows no such scheme.
    /// </summary>
    public async Task<Outcome<SchemeDecision>> DecideAsync(ExamDay day, SchemeWish wish, Guid enteredBy, StaffRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(wish);
        var regulation = RegulationPacks.Get(day.RegulationId);
        if ((SchemeRefusals.Choice(regulation, wish) ?? SchemeRefusals.Scheme(regulation, wish.Category, wish.Scheme)) is { } problem)
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
            Category = wish.Category,
            Scheme = wish.Scheme,
            Ground = wish.WholeGround,
            EnteredById = enteredBy,
            EnteredAt = clock.GetUtcNow(),
        };
        db.SchemeDecisions.Add(decision);
        await AuditLog.AppendToDayAsync(
            db, day.Id, "SchemeDecided", new { decision.Category, decision.Scheme, wish.DecidedBy, decision.Ground },
            new Actor(enteredBy.ToString("D"), role.ToString()), decision.EnteredAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return decision;
    }
}
