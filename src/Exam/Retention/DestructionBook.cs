using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Retention;

/// <summary>
/// Destroys what is kept of an exam day when its term is over: begins with the reasons checked and written down, ends when the files are gone.
/// Each half is one transaction with its audit line. Owned by the request that made it, over that request's context.
/// </summary>
public sealed class DestructionBook(ExamDbContext db, TimeProvider clock)
{
    /// <summary>An act is signed by a commission, and one person is none.</summary>
    private const int FewestSigners = 2;

    private const int LongestSigner = 120;

    /// <summary>
    /// Checks that the materials may be destroyed now and notes that it begins; after it the caller deletes the files and calls
    /// <see cref="FinishAsync"/>. What was begun before is given back, to be finished.
    /// </summary>
    public async Task<Outcome<Destruction>> BeginAsync(
        int examDayId, IReadOnlyList<StoredMaterial> materials, IReadOnlyList<ActSigner> commission, Guid staff, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commission);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.Destructions.SingleOrDefaultAsync(d => d.ExamDayId == examDayId, cancellationToken) is { } begun)
        {
            return begun;
        }

        if (await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken) is not { } day)
        {
            return DestructionRefusals.DayUnknown;
        }

        if (!day.IsClosed())
        {
            return DestructionRefusals.NotClosed;
        }

        var term = RetentionTerm.Of(RegulationPacks.Get(day.RegulationId), day.Date);
        if ((term.Refuse(Today(day.School!)) ?? RefuseCommission(commission)) is { } refusal)
        {
            return refusal;
        }

        if (await OpenRechecksAsync(db, examDayId, cancellationToken) is { Count: > 0 } rechecked)
        {
            return DestructionRefusals.UnderRecheck(rechecked);
        }

        var destruction = new Destruction
        {
            ExamDayId = examDayId,
            KeptUntil = term.KeptUntil,
            Source = term.Source,
            Commission = [.. commission.Select(c => new ActSigner(c.Office.Trim(), c.Name.Trim()))],
            Materials = [.. materials],
            EnteredBy = staff,
            BegunAt = clock.GetUtcNow(),
        };
        db.Destructions.Add(destruction);
        await AppendAsync(examDayId, "DestructionBegun", new { term.KeptUntil, term.Clause, destruction.Materials }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return destruction;
    }

    /// <summary>
    /// Removes the exam materials of the day from the database, overwriting their pages, and notes that nothing is left. Only after
    /// <see cref="BeginAsync"/>, when the files are gone; a second call changes nothing.
    /// </summary>
    public async Task<Destruction> FinishAsync(int examDayId, Actor actor, CancellationToken cancellationToken = default)
    {
        // SQLite otherwise leaves removed rows in its free pages.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken);
            var destruction = await RemoveAsync(examDayId, actor, cancellationToken);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
            return destruction;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<Destruction> RemoveAsync(int examDayId, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var destruction = await db.Destructions.SingleAsync(d => d.ExamDayId == examDayId, cancellationToken);
        if (destruction.DoneAt is not null)
        {
            return destruction;
        }

        await db.WrittenAnswers.Where(w => db.Attempts.Any(a => a.Id == w.AttemptId && a.ExamDayId == examDayId)).ExecuteDeleteAsync(cancellationToken);
        await db.KimVariants.Where(v => v.ExamDayId == examDayId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<KimPackageFile>().Where(f => db.KimPackages.Any(p => p.Id == f.PackageId && p.ExamDayId == examDayId)).ExecuteDeleteAsync(cancellationToken);
        await db.KimPackages.Where(p => p.ExamDayId == examDayId).ExecuteDeleteAsync(cancellationToken);
        destruction.DoneAt = clock.GetUtcNow();
        await AppendAsync(examDayId, "MaterialsDestroyed", new { destruction.Materials, signers = destruction.Commission.Count }, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return destruction;
    }

    /// <summary>Whose answers of a day are still rechecked, by name: their recordings must stay.</summary>
    public static async Task<IReadOnlyList<string>> OpenRechecksAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = await db.Rechecks.AsNoTracking().Where(r => r.ExamDayId == examDayId && r.DecidedAt == null && r.WithdrawnAt == null)
            .Select(r => r.Participant!).ToListAsync(cancellationToken);
        return [.. open.Select(p => p.FullName).Order(Russian.ByName)];
    }

    private static Problem? RefuseCommission(IReadOnlyList<ActSigner> commission) =>
        commission.Count >= FewestSigners && commission.All(c => Fits(c.Office) && Fits(c.Name))
            ? null
            : DestructionRefusals.Commission(FewestSigners, LongestSigner);

    private static bool Fits(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestSigner;

    private DateOnly Today(School school) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), school.TimeZone).DateTime);

    private Task<AuditEvent> AppendAsync(int examDayId, string type, object payload, Actor actor, CancellationToken cancellationToken) =>
        AuditLog.AppendToDayAsync(db, examDayId, type, payload, actor, clock.GetUtcNow(), cancellationToken);
}
