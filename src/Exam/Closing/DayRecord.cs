using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Closing;

/// <summary>
/// Everything that lists, result form and closing want to know of a day, read at once: nothing of it is typed for them. Immutable;
/// read anew by every request.
/// </summary>
public sealed record DayRecord(ExamDay Day, RegulationPack Regulation, IReadOnlyList<DayParticipant> Participants, IReadOnlyList<StaffAssignment> Staff, IReadOnlyList<CommissionMember> Commission)
{
    public School School => Day.School!;

    /// <summary>The numbers of the variants that came by the reserve way, by e-mail [001 appendix 2].</summary>
    public IReadOnlySet<int> ReserveVariants { get; init; } = new HashSet<int>();

    /// <summary>The auditoriums in which somebody is scheduled or sat, by number.</summary>
    public IReadOnlyList<Auditorium> Auditoriums { get; } =
    [
        .. Participants.SelectMany(p => p.Attempts.Select(a => a.Auditorium!).Append(p.Entry.Auditorium!))
            .DistinctBy(a => a.Id).OrderBy(a => a.Number, StringComparer.Ordinal),
    ];

    /// <summary>The record of a day; null when there is no such day.</summary>
    public static async Task<DayRecord?> ReadAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken) is not { } day)
        {
            return null;
        }

        var schedule = await db.Schedule.AsNoTracking().Include(e => e.Participant).Include(e => e.Auditorium)
            .Where(e => e.ExamDayId == examDayId).ToListAsync(cancellationToken);
        var attempts = (await db.Attempts.AsNoTracking().Include(a => a.Auditorium)
            .Where(a => a.ExamDayId == examDayId).ToListAsync(cancellationToken)).ToLookup(a => a.ParticipantId);
        var protocols = (await db.ExpertProtocols.AsNoTracking().Include(p => p.Expert)
            .Where(p => p.Attempt!.ExamDayId == examDayId).ToListAsync(cancellationToken))
            .GroupBy(p => p.AttemptId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        var staff = await db.StaffAssignments.AsNoTracking().Include(a => a.StaffMember)
            .Where(a => a.Auditorium!.SchoolId == day.SchoolId).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var commission = await db.CommissionMembers.AsNoTracking().Include(m => m.StaffMember)
            .Where(m => m.SchoolId == day.SchoolId && m.ReleasedAt == null && m.Commission != People.Commission.Recheck).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var reserve = await db.KimPackages.AsNoTracking().Where(p => p.ExamDayId == examDayId && p.Way == KimWay.Email && p.OpenedAt != null)
            .Select(p => p.Numbers).ToListAsync(cancellationToken);
        return new DayRecord(
            day,
            RegulationPacks.Get(day.RegulationId),
            [.. schedule.Select(e => new DayParticipant(e, [.. attempts[e.ParticipantId].OrderBy(a => a.Number)], protocols))
                .OrderBy(p => p.Person.FullName, Russian.ByName).ThenBy(p => p.Person.Code, StringComparer.Ordinal)],
            staff,
            commission)
        {
            ReserveVariants = reserve.SelectMany(numbers => numbers).ToHashSet(),
        };
    }

    /// <summary>The attempts that want a signed protocol, with its newest version.</summary>
    public IEnumerable<(DayParticipant Participant, Attempt Attempt, ExpertProtocol? Protocol)> ToSign() =>
        from participant in Participants
        from attempt in participant.Attempts
        where attempt is { StartedAt: not null, Outcome: AttemptOutcome.Finished or AttemptOutcome.EarlyEnd or AttemptOutcome.Removed }
        select (participant, attempt, participant.ProtocolOf(attempt));

    /// <summary>Who serves in a role: in the auditorium, by the order of a commission, or anywhere in the school; empty when nobody does.</summary>
    public string NameOf(StaffRole role, int? auditorium = null) =>
        (Staff.FirstOrDefault(a => a.Role == role && a.AuditoriumId == auditorium)?.StaffMember
            ?? Commission.FirstOrDefault(m => m.Role == role)?.StaffMember
            ?? Staff.FirstOrDefault(a => a.Role == role)?.StaffMember)?.FullName ?? string.Empty;

    /// <summary>A moment by the clock of the school.</summary>
    public DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, School.TimeZone).DateTime;

    /// <summary>The same as a time of day.</summary>
    public TimeOnly? TimeOf(DateTimeOffset? moment) => moment is { } at ? TimeOnly.FromDateTime(Local(at)) : null;
}
