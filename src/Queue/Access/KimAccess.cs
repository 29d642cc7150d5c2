using System.Security.Claims;
using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Access;

/// <summary>Who may read a whole variant: interlocutor, expert and technician of the auditorium, once the seal is open. Stateless.</summary>
public sealed class KimAccess(IDbContextFactory<ExamDbContext> databases, DayDirectory days, TimeProvider time)
{
    private static readonly StaffRole[] Readers = [StaffRole.Interlocutor, StaffRole.Expert, StaffRole.Technician];

    private static readonly Problem NotForYou = new(
        "not-allowed", "КИМ вам недоступен", "Материалы видят только собеседник, эксперт и технический специалист этой аудитории.", "004 §5.1");

    private static readonly Problem NoVariant = new("no-such-variant", "Такого варианта нет", "Проверьте номер варианта.");

    /// <summary>The variant of the auditorium's day, or why this principal may not have it now.</summary>
    public async Task<Outcome<KimVariant>> ReadVariantAsync(
        ClaimsPrincipal principal, int auditorium, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await AttemptAccess.IsAssignedAsync(db, principal, auditorium, Readers, cancellationToken)
            || await days.ForAuditoriumAsync(auditorium, cancellationToken) is not { } key)
        {
            return NotForYou;
        }

        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == key.ExamDay, cancellationToken);
        if (KimSeal.Check(day, day.School!, RegulationPacks.Get(day.RegulationId), time.GetUtcNow()).Problem is { } isSealed)
        {
            return isSealed;
        }

        return await db.KimVariants.AsNoTracking().FirstOrDefaultAsync(v => v.ExamDayId == key.ExamDay && v.Number == number, cancellationToken) is { } variant
            ? variant
            : NoVariant;
    }

    /// <summary>Whether this principal may read the variant now.</summary>
    public async Task<bool> MayReadVariantAsync(
        ClaimsPrincipal principal, int auditorium, int number, CancellationToken cancellationToken = default) =>
        (await ReadVariantAsync(principal, auditorium, number, cancellationToken)).Succeeded;
}
