using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>Who serves a school in which role: by the order of a commission, or by a place in one of its auditoriums. Stateless.</summary>
public static class SchoolStaff
{
    /// <summary>The roles of a member of staff in a school, in the order of <see cref="StaffRole"/>; none for a stranger.</summary>
    public static async Task<IReadOnlyList<StaffRole>> RolesAsync(ExamDbContext db, Guid staff, int school, CancellationToken cancellationToken = default) =>
        [.. (await AllRolesAsync(db, staff, cancellationToken)).Where(r => r.School == school).Select(r => r.Role)];

    /// <summary>Every role of a member of staff with its school.</summary>
    public static async Task<IReadOnlyList<(int School, StaffRole Role)>> AllRolesAsync(ExamDbContext db, Guid staff, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var appointed = await db.CommissionMembers.AsNoTracking()
            .Where(m => m.StaffMemberId == staff && m.ReleasedAt == null && m.Commission != Commission.Recheck)
            .Select(m => new { m.SchoolId, m.Role }).ToListAsync(cancellationToken);
        var assigned = await db.StaffAssignments.AsNoTracking()
            .Where(a => a.StaffMemberId == staff)
            .Select(a => new { a.Auditorium!.SchoolId, a.Role }).ToListAsync(cancellationToken);
        return [.. appointed.Concat(assigned).Select(r => (r.SchoolId, r.Role)).Distinct().OrderBy(r => r.SchoolId).ThenBy(r => r.Role)];
    }
}
