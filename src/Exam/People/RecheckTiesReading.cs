using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>Finds the <see cref="RecheckTies"/> of a member of staff in the database. Stateless.</summary>
public static class RecheckTiesReading
{
    /// <param name="participant">Null for what is known before there is an application.</param>
    /// <param name="recheck">The recheck that is asked about: having it already ties to nothing.</param>
    public static async Task<RecheckTies> OfAsync(
        ExamDbContext db, Guid staff, int school, Guid? participant, Guid? recheck = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ties = RecheckTies.None;
        var appointed = await db.CommissionMembers.AsNoTracking().Where(m => m.SchoolId == school && m.StaffMemberId == staff && m.Commission != Commission.Recheck)
            .Select(m => m.Commission).ToListAsync(cancellationToken);
        var places = await db.StaffAssignments.AsNoTracking().Where(a => a.StaffMemberId == staff && a.Auditorium!.SchoolId == school)
            .Select(a => new { a.AuditoriumId, a.Role }).ToListAsync(cancellationToken);
        if (appointed.Count > 0 || places.Count > 0)
        {
            ties |= RecheckTies.ServesSchool;
        }

        if (appointed.Contains(Commission.Checking) || places.Exists(p => p.Role == StaffRole.Expert))
        {
            ties |= RecheckTies.CheckedHere;
        }

        if (participant is not { } person)
        {
            return ties;
        }

        var rooms = await db.Attempts.AsNoTracking().Where(a => a.ParticipantId == person).Select(a => a.AuditoriumId).Distinct().ToListAsync(cancellationToken);
        var met = places.Exists(p => p.Role is StaffRole.Interlocutor or StaffRole.Expert && rooms.Contains(p.AuditoriumId));
        return met
            || await db.ExpertProtocols.AnyAsync(p => p.ExpertId == staff && p.Attempt!.ParticipantId == person, cancellationToken)
            || await db.Rechecks.AnyAsync(r => r.Id != recheck && r.ParticipantId == person && r.Protocol!.RecheckerId == staff, cancellationToken)
            ? ties | RecheckTies.TookPart
            : ties;
    }
}
