using System.Security.Claims;
using Itog.Exam;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Access;

/// <summary>
/// Who may have the files of an attempt and of an auditorium. For the endpoints; asks the database at every call. Stateless.
/// </summary>
public sealed class AttemptAccess(IDbContextFactory<ExamDbContext> databases, TimeProvider time)
{
    private static readonly StaffRole[] Listeners = [StaffRole.Interlocutor, StaffRole.Expert, StaffRole.Technician, StaffRole.Organizer, StaffRole.SchoolHead];
    private static readonly StaffRole[] ProtocolReaders = [StaffRole.Expert, StaffRole.Technician, StaffRole.Organizer, StaffRole.SchoolHead];
    private static readonly StaffRole[] RegisterReaders = [StaffRole.Interlocutor, StaffRole.Technician, StaffRole.Organizer, StaffRole.SchoolHead];
    private static readonly StaffRole[] ManifestReaders = [StaffRole.Technician, StaffRole.Organizer, StaffRole.SchoolHead];

    // The organizer draws up the act, the interlocutor marks the register [004 §5.7]; the technician answers for the recording.
    private static readonly StaffRole[] Deciders = [StaffRole.Organizer, StaffRole.Technician, StaffRole.Interlocutor];

    private static readonly Problem NotForYou = new(
        "forbidden", "Нет доступа", "Запись слушают сам участник и сотрудники его аудитории. Если вам это нужно, обратитесь к ответственному организатору.");

    /// <summary>The sound and the pictures of an attempt, see <see cref="RefuseListeningAsync"/>.</summary>
    public async Task<bool> MayListenAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default) =>
        await RefuseListeningAsync(principal, attempt, cancellationToken) is null;

    /// <summary>Why somebody may not listen; null for staff of the auditorium, and for the participant himself as <see cref="ListeningRule"/> says.</summary>
    public async Task<Problem?> RefuseListeningAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Attempts.AsNoTracking().Include(a => a.ExamDay!.School).FirstOrDefaultAsync(a => a.Id == attempt, cancellationToken);
        return row is null ? NotForYou
            : ItogClaims.ParticipantOf(principal) == row.ParticipantId ? ListeningRule.Refuse(row, time.GetUtcNow())
            : await IsAssignedAsync(db, principal, row.AuditoriumId, Listeners, cancellationToken) ? null
            : NotForYou;
    }

    /// <summary>The expert's protocol: never for a participant.</summary>
    public Task<bool> MayReadProtocolAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default) =>
        MayAsync(principal, attempt, ProtocolReaders, cancellationToken);

    /// <summary>What a participant wrote in answer, on draft sheets: the staff who may hear his recording.</summary>
    public Task<bool> MayReadWrittenAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default) =>
        MayAsync(principal, attempt, Listeners, cancellationToken);

    /// <summary>The manifest of a recording.</summary>
    public Task<bool> MayReadManifestAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default) =>
        MayAsync(principal, attempt, ManifestReaders, cancellationToken);

    /// <summary>In which role somebody decides about the recording of an attempt; null when he does not.</summary>
    public async Task<StaffRole?> DeciderAsync(ClaimsPrincipal principal, Guid attempt, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attempts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt, cancellationToken) is { } row
            ? await DeciderAsync(db, principal, row.AuditoriumId, cancellationToken)
            : null;
    }

    /// <summary>In which role somebody answers the alarms of an auditorium and decides there; null when he does not.</summary>
    public async Task<StaffRole?> DeciderAsync(ClaimsPrincipal principal, int auditorium, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await DeciderAsync(db, principal, auditorium, cancellationToken);
    }

    /// <summary>The register of an auditorium (ИС-02).</summary>
    public Task<bool> MayReadRegisterAsync(ClaimsPrincipal principal, int auditorium, CancellationToken cancellationToken = default) =>
        MayAsync(principal, auditorium, RegisterReaders, cancellationToken);

    /// <summary>All recordings of an auditorium, to hand them over.</summary>
    public Task<bool> MayTakeRecordingsAsync(ClaimsPrincipal principal, int auditorium, CancellationToken cancellationToken = default) =>
        MayAsync(principal, auditorium, ManifestReaders, cancellationToken);

    internal static async Task<bool> IsAssignedAsync(
        ExamDbContext db, ClaimsPrincipal principal, int auditorium, StaffRole[] roles, CancellationToken cancellationToken) =>
        Guid.TryParse(ItogClaims.StaffOf(principal), out var staff)
        && await db.StaffAssignments.AnyAsync(
            a => a.StaffMemberId == staff && a.AuditoriumId == auditorium && roles.Contains(a.Role), cancellationToken);

    private static async Task<StaffRole?> DeciderAsync(ExamDbContext db, ClaimsPrincipal principal, int auditorium, CancellationToken cancellationToken)
    {
        foreach (var role in Deciders)
        {
            if (await IsAssignedAsync(db, principal, auditorium, [role], cancellationToken))
            {
                return role;
            }
        }

        return null;
    }

    private async Task<bool> MayAsync(ClaimsPrincipal principal, int auditorium, StaffRole[] roles, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await IsAssignedAsync(db, principal, auditorium, roles, cancellationToken);
    }

    private async Task<bool> MayAsync(ClaimsPrincipal principal, Guid attempt, StaffRole[] roles, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attempts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == attempt, cancellationToken) is { } row
            && await IsAssignedAsync(db, principal, row.AuditoriumId, roles, cancellationToken);
    }
}
