using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>
/// Who works where: gives a member of staff a place in an auditorium and takes it back. Only those whom an order appointed get one, and only
/// when the regulation lets them work there; observers need no order. Works in the caller's context; every call is a transaction of its own.
/// </summary>
public sealed class PlaceBook(ExamDbContext db, TimeProvider time)
{
    private static readonly Problem NoRoom = new("no-such-auditorium", "Аудитории нет", "Такой аудитории в этой школе нет. Обновите страницу.");

    private static readonly Problem NoPlace = new("no-such-place", "Этого места уже нет", "Сотрудник не работает в этой аудитории в этой роли. Обновите страницу.");

    private static readonly Problem Everywhere = new(
        "place-of-leader", "Руководят во всех аудиториях сразу", "Ответственный организатор и руководитель получают места сами, когда их назначают в комиссию, и теряют их, когда выводят.");

    private static readonly Problem NotAppointed = new(
        "place-not-appointed", "Сотрудник не назначен в комиссию", "Сначала назначьте его в комиссию в этой роли по приказу, потом дайте место.", "002 §16.1");

    private static readonly Problem NoAccount = new("no-such-account", "Сотрудника нет", "Такой учётной записи в этой школе нет. Обновите страницу.");

    private static readonly Problem Disabled = new("account-disabled", "Учётная запись отключена", "Сначала включите её, потом дайте место.");

    public async Task<Outcome<Done>> AssignAsync(int school, Guid staff, int auditorium, StaffRole role, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await RefuseAsync(school, auditorium, role, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (await db.StaffAssignments.AnyAsync(a => a.StaffMemberId == staff && a.AuditoriumId == auditorium && a.Role == role, cancellationToken))
        {
            return Done.Yes;
        }

        if (await (role is StaffRole.Observer ? RefuseObserverAsync(school, staff, cancellationToken) : RefuseMemberAsync(school, staff, auditorium, role, cancellationToken)) is { } unfit)
        {
            return unfit;
        }

        db.StaffAssignments.Add(new StaffAssignment { StaffMemberId = staff, AuditoriumId = auditorium, Role = role });
        await db.SaveChangesAsync(cancellationToken);
        await NoteAsync("PlaceGiven", school, staff, auditorium, role, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    public async Task<Outcome<Done>> WithdrawAsync(int school, Guid staff, int auditorium, StaffRole role, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await RefuseAsync(school, auditorium, role, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (await db.StaffAssignments.Where(a => a.StaffMemberId == staff && a.AuditoriumId == auditorium && a.Role == role).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return NoPlace;
        }

        await NoteAsync("PlaceWithdrawn", school, staff, auditorium, role, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Yes;
    }

    /// <summary>Whom an order appointed works where the regulation lets him.</summary>
    private async Task<Problem?> RefuseMemberAsync(int school, Guid staff, int auditorium, StaffRole role, CancellationToken cancellationToken)
    {
        var member = await db.CommissionMembers.Include(m => m.StaffMember).FirstOrDefaultAsync(
            m => m.SchoolId == school && m.StaffMemberId == staff && m.Role == role && m.ReleasedAt == null && m.Commission != Commission.Recheck, cancellationToken);
        if (member is null)
        {
            return NotAppointed;
        }

        if (member.StaffMember!.IsDisabled())
        {
            return Disabled;
        }

        var place = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == school, cancellationToken);
        var today = SchoolRegulation.Today(place, time.GetUtcNow());
        var pack = await SchoolRegulation.OfAsync(db, place, time.GetUtcNow(), cancellationToken);
        var classes = await db.Schedule.Where(e => e.AuditoriumId == auditorium && e.ExamDay!.Date >= today).Select(e => e.Participant!.Class).Distinct().ToListAsync(cancellationToken);
        return CommissionCheck.Forbids(member, pack, classes);
    }

    /// <summary>An observer is accredited by the region and stands in no order of the school: his account, kept by the school, is enough [001 §16].</summary>
    private async Task<Problem?> RefuseObserverAsync(int school, Guid staff, CancellationToken cancellationToken)
    {
        var keeper = AccountMark.Keeper(school);
        var known = await db.UserClaims.AnyAsync(c => c.UserId == staff && c.ClaimType == keeper.Type && c.ClaimValue == keeper.Value, cancellationToken)
            || (await SchoolStaff.RolesAsync(db, staff, school, cancellationToken)).Count > 0;
        var account = known ? await db.Users.SingleOrDefaultAsync(u => u.Id == staff, cancellationToken) : null;
        return account is null ? NoAccount : account.IsDisabled() ? Disabled : null;
    }

    private async Task<Problem?> RefuseAsync(int school, int auditorium, StaffRole role, CancellationToken cancellationToken)
    {
        if (!await db.Auditoriums.AnyAsync(a => a.Id == auditorium && a.SchoolId == school, cancellationToken))
        {
            return NoRoom;
        }

        if (role is StaffRole.Organizer or StaffRole.SchoolHead)
        {
            return Everywhere;
        }

        // The register and the lists print who talked and who scored; a technician may still be wanted to hand the recordings over.
        return role.IsPrinted() ? await ClosedDay.RefuseAuditoriumAsync(db, school, auditorium, cancellationToken) : null;
    }

    private async Task NoteAsync(string type, int school, Guid staff, int auditorium, StaffRole role, Actor actor, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(new { staff, role }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(school), type, payload, actor, time.GetUtcNow(), auditorium), cancellationToken);
    }
}
