using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>The commissions of a school: appointing, correcting, releasing. Works in the caller's context; every call is a transaction of its own.</summary>
public sealed class CommissionBook(ExamDbContext db, TimeProvider time)
{
    private static readonly Problem NoAccount = new("no-such-account", "Сотрудника нет", "Учётной записи с таким именем нет. Проверьте имя пользователя.");

    private static readonly Problem Missing = new("no-such-member", "Члена комиссии нет", "Обновите страницу: возможно, его уже вывели из состава.");

    private static readonly Problem Appointed = new("member-taken", "Уже в комиссии", "Этот сотрудник уже назначен в эту комиссию в той же роли.");

    private static readonly Problem Edited = new("member-changed", "Карточку уже исправили", "Пока вы правили, её изменил кто-то другой. Откройте её заново.");

    public async Task<Outcome<CommissionMember>> AppointAsync(int school, string? userName, CommissionEntry entry, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var normalized = userName?.Trim().ToUpperInvariant();
        if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancellationToken) is not { } account)
        {
            return NoAccount;
        }

        var member = await db.CommissionMembers.SingleOrDefaultAsync(
            m => m.SchoolId == school && m.StaffMemberId == account.Id && m.Role == entry.Role && m.Commission == entry.Commission, cancellationToken);
        if (member is { ReleasedAt: null })
        {
            return Appointed;
        }

        if (member is null)
        {
            member = new CommissionMember { SchoolId = school, StaffMemberId = account.Id };
            db.CommissionMembers.Add(member);
        }

        var place = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == school, cancellationToken);
        member.StaffMember = account;
        member.AppointedOn = SchoolRegulation.Today(place, time.GetUtcNow());
        member.ReleasedAt = null;
        return await WriteAsync("MemberAppointed", member, entry, actor, transaction, cancellationToken);
    }

    public async Task<Outcome<CommissionMember>> CorrectAsync(int school, int id, int revision, CommissionEntry entry, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAsync(school, id, cancellationToken) is not { } member)
        {
            return Missing;
        }

        if (member.Revision != revision)
        {
            return Edited;
        }

        if (await db.CommissionMembers.AnyAsync(
            m => m.Id != id && m.SchoolId == school && m.StaffMemberId == member.StaffMemberId && m.Role == entry.Role && m.Commission == entry.Commission, cancellationToken))
        {
            return Appointed;
        }

        return await WriteAsync("MemberCorrected", member, entry, actor, transaction, cancellationToken);
    }

    /// <summary>Takes a member out of the commission and out of the auditoriums where he worked in that role.</summary>
    public async Task<Outcome<CommissionMember>> ReleaseAsync(int school, int id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAsync(school, id, cancellationToken) is not { } member)
        {
            return Missing;
        }

        // The same as taking each of his places away.
        var rooms = member.Commission != Commission.Recheck && member.Role.IsPrinted()
            ? await db.StaffAssignments.Where(a => a.StaffMemberId == member.StaffMemberId && a.Role == member.Role && a.Auditorium!.SchoolId == school).Select(a => a.AuditoriumId).ToListAsync(cancellationToken)
            : [];
        foreach (var room in rooms)
        {
            if (await ClosedDay.RefuseAuditoriumAsync(db, school, room, cancellationToken) is { } closed)
            {
                return closed;
            }
        }

        member.ReleasedAt = time.GetUtcNow();
        if (member.Commission != Commission.Recheck)
        {
            await db.StaffAssignments.Where(a => a.StaffMemberId == member.StaffMemberId && a.Role == member.Role && a.Auditorium!.SchoolId == school).ExecuteDeleteAsync(cancellationToken);
        }

        return await WriteAsync("MemberReleased", member, CommissionEntry.Of(member), actor, transaction, cancellationToken);
    }

    private Task<CommissionMember?> FindAsync(int school, int id, CancellationToken cancellationToken) =>
        db.CommissionMembers.Include(m => m.StaffMember).SingleOrDefaultAsync(m => m.SchoolId == school && m.Id == id && m.ReleasedAt == null, cancellationToken);

    private async Task<Outcome<CommissionMember>> WriteAsync(
        string type, CommissionMember member, CommissionEntry entry, Actor actor, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        entry.WriteTo(member);
        member.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        await AuditoriumBook.PlaceLeadersAsync(db, member.SchoolId, cancellationToken);
        var payload = JsonSerializer.Serialize(new { member.Id, Staff = member.StaffMemberId, member.Role, member.Commission, member.Order, member.Revision }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(member.SchoolId), type, payload, actor, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return member;
    }
}
