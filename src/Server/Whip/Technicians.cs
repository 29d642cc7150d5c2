using System.Security.Claims;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Whip;

/// <summary>Who may prepare media: technicians, each for his auditoriums; asks the database at every call. Stateless.</summary>
internal sealed class Technicians(IDbContextFactory<ExamDbContext> databases)
{
    /// <summary>The account of a signed-in technician of any auditorium; null for everybody else.</summary>
    public async Task<string?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) => await FindAsync(principal, null, cancellationToken);

    /// <summary>Where this principal is the technician.</summary>
    public async Task<IReadOnlyList<int>> AuditoriumsOfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return Guid.TryParse(ItogClaims.StaffOf(principal), out var staff)
            ? await db.StaffAssignments.Where(a => a.StaffMemberId == staff && a.Role == StaffRole.Technician).Select(a => a.AuditoriumId).ToListAsync(cancellationToken)
            : [];
    }

    /// <summary>The account of a signed-in technician of this auditorium, or of any when it is null; null for everybody else.</summary>
    public async Task<string?> FindAsync(ClaimsPrincipal principal, int? auditorium, CancellationToken cancellationToken)
    {
        if (ItogClaims.StaffOf(principal) is not { } account || !Guid.TryParse(account, out var staff))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var works = await db.StaffAssignments.AnyAsync(
            a => a.StaffMemberId == staff && a.Role == StaffRole.Technician && (auditorium == null || a.AuditoriumId == auditorium), cancellationToken);
        return works ? account : null;
    }
}
