using System.Security.Cryptography;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Kim;

/// <summary>
/// Receives the packages of a day whenever they come, keeps them sealed, and opens them with the password not before the regulation's hour by the
/// server's clock. Every step is one transaction with its audit line. Owned by the request that made it; the caller has checked who asks.
/// </summary>
public sealed class KimBook(ExamDbContext db, TimeProvider clock)
{
    /// <summary>The largest package, in bytes.</summary>
    public const int LargestPackage = 64 * 1024 * 1024;

    private const int LongestFileName = 200;

    /// <summary>The packages of a day, oldest first, without their bytes.</summary>
    public async Task<IReadOnlyList<KimPackage>> ReadAsync(int examDayId, CancellationToken cancellationToken = default) =>
        await db.KimPackages.AsNoTracking().Include(p => p.ReceivedBy).Where(p => p.ExamDayId == examDayId).OrderBy(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>Keeps an encrypted package. What shows without the password is checked at once, while a better file can still be had.</summary>
    public async Task<Outcome<KimPackage>> ReceiveAsync(
        ExamDay day, string fileName, byte[] content, KimWay way, Guid staff, StaffRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(content);
        if (day.Kind == ExamDayKind.Rehearsal)
        {
            return KimRefusals.Rehearsal;
        }

        if (content.Length > LargestPackage)
        {
            return KimRefusals.TooLarge;
        }

        if (!KimPackageReader.Inspect(content).TryGet(out var numbers, out var fault))
        {
            return fault;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day.Id, cancellationToken) is { } closed)
        {
            return closed;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await db.KimPackages.AnyAsync(p => p.ExamDayId == day.Id && p.Sha256 == hash && p.WithdrawnAt == null, cancellationToken))
        {
            return KimRefusals.Known;
        }

        var package = new KimPackage
        {
            ExamDayId = day.Id,
            FileName = fileName.Length > LongestFileName ? fileName[..LongestFileName] : fileName,
            Sha256 = hash,
            Size = content.Length,
            Numbers = [.. numbers],
            Way = way,
            ReceivedAt = clock.GetUtcNow(),
            ReceivedById = staff,
            File = new KimPackageFile { Content = content },
        };
        db.KimPackages.Add(package);
        await AppendAsync(day, "KimPackageReceived", new { package.Sha256, package.Size, package.Numbers, package.Way }, staff, role, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return package;
    }

    /// <summary>Opens a package: all of its variants are there afterwards, or none and the reason.</summary>
    public async Task<Outcome<IReadOnlyList<int>>> OpenAsync(
        ExamDay day, int packageId, string password, Guid staff, StaffRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (day.Kind == ExamDayKind.Rehearsal)
        {
            return KimRefusals.Rehearsal;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day.Id, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (!(await FindAsync(day, packageId, withFile: true, cancellationToken)).TryGet(out var package, out var missing))
        {
            return missing;
        }

        // Before the password is even looked at: nothing of the content is touched before the hour [004 §5.1].
        if (KimSeal.Check(day, day.School!, RegulationPacks.Get(day.RegulationId), clock.GetUtcNow()).Problem is { } isSealed)
        {
            return isSealed;
        }

        if (string.IsNullOrEmpty(password))
        {
            return KimRefusals.PasswordRequired;
        }

        var read = KimPackageReader.Open(package.File!.Content, password);
        var variants = read.Succeeded ? read.Value : [];
        var refusal = read.Problem ?? await RefuseNumbersAsync(day, variants, cancellationToken);
        if (refusal is not null)
        {
            await AppendAsync(day, "KimPackageRefused", new { package.Sha256, refusal.Code }, staff, role, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return refusal;
        }

        db.KimVariants.AddRange(variants.Select(v => new KimVariant { ExamDayId = day.Id, Number = v.Number, Content = v.Content }));
        package.OpenedAt = clock.GetUtcNow();
        package.OpenedById = staff;
        int[] numbers = [.. variants.Select(v => v.Number)];
        await AppendAsync(day, "KimPackageOpened", new { package.Sha256, numbers }, staff, role, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return numbers;
    }

    /// <summary>Takes a package that was never opened out of use; it stays in the list.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(ExamDay day, int packageId, string reason, Guid staff, StaffRole role, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (string.IsNullOrWhiteSpace(reason))
        {
            return KimRefusals.ReasonRequired;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, day.Id, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (!(await FindAsync(day, packageId, withFile: false, cancellationToken)).TryGet(out var package, out var missing))
        {
            return missing;
        }

        package.WithdrawnAt = clock.GetUtcNow();
        await AppendAsync(day, "KimPackageWithdrawn", new { package.Sha256, reason = reason.Trim() }, staff, role, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    /// <summary>A package that can still be opened.</summary>
    private async Task<Outcome<KimPackage>> FindAsync(ExamDay day, int packageId, bool withFile, CancellationToken cancellationToken)
    {
        var packages = withFile ? db.KimPackages.Include(p => p.File) : db.KimPackages.AsQueryable();
        return await packages.SingleOrDefaultAsync(p => p.Id == packageId && p.ExamDayId == day.Id, cancellationToken) is not { } package ? KimRefusals.NoPackage
            : package.OpenedAt is not null ? KimRefusals.AlreadyOpened
            : package.WithdrawnAt is not null ? KimRefusals.Withdrawn
            : package;
    }

    private async Task<Problem?> RefuseNumbersAsync(ExamDay day, IReadOnlyList<PackedVariant> variants, CancellationToken cancellationToken)
    {
        var numbers = variants.Select(v => v.Number).ToList();
        var taken = await db.KimVariants.Where(v => v.ExamDayId == day.Id && numbers.Contains(v.Number)).Select(v => v.Number).Order().ToListAsync(cancellationToken);
        return taken.Count > 0 ? KimRefusals.NumberTaken(taken) : null;
    }

    private Task<AuditEvent> AppendAsync(ExamDay day, string type, object payload, Guid staff, StaffRole role, CancellationToken cancellationToken) =>
        AuditLog.AppendToDayAsync(db, day.Id, type, payload, new Actor(staff.ToString("D"), role.ToString()), clock.GetUtcNow(), cancellationToken);
}
