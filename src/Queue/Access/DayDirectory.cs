using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Access;

/// <summary>
/// Finds the exam day that a page belongs to: today's by the clock of the school; without one the last day before
/// (its papers and recordings are still looked at), else the next one. A rehearsal of another date outweighs no exam. For a participant an exam that lies
/// ahead outweighs a closed one: he has a line to test. Stateless, called from any thread.
/// </summary>
public sealed class DayDirectory(IDbContextFactory<ExamDbContext> databases, TimeProvider time)
{
    public async Task<DayKey?> ForParticipantAsync(Guid participant, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.ExamDay!.School)
            .Where(e => e.ParticipantId == participant).ToListAsync(cancellationToken);
        var all = entries.Select(e => e.ExamDay!).ToList();
        var open = all.Where(d => d.ClosedAt is null || d.Date == Today(d)).ToList();
        var day = Choose(open.Count > 0 ? open : all);
        return entries.FirstOrDefault(e => e.ExamDayId == day?.Id) is { } entry ? new DayKey(entry.ExamDayId, entry.AuditoriumId) : null;
    }

    public async Task<DayKey?> ForAuditoriumAsync(int auditorium, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var days = await db.Auditoriums.AsNoTracking().Where(a => a.Id == auditorium)
            .Join(db.ExamDays.Include(d => d.School), a => a.SchoolId, d => d.SchoolId, (_, d) => d).ToListAsync(cancellationToken);
        return Choose(days) is { } day ? new DayKey(day.Id, auditorium) : null;
    }

    /// <summary>The auditoriums of a school that have a schedule or an attempt on its day that counts now, in the order of their numbers; none when there is no such day.</summary>
    public async Task<IReadOnlyList<DayKey>> ForSchoolAsync(int school, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var days = await db.ExamDays.AsNoTracking().Include(d => d.School).Where(d => d.SchoolId == school).ToListAsync(cancellationToken);
        return Choose(days) is { } day
            ? await db.Auditoriums.AsNoTracking().Where(a => a.SchoolId == school)
                .Where(a => db.Schedule.Any(e => e.ExamDayId == day.Id && e.AuditoriumId == a.Id) || db.Attempts.Any(t => t.ExamDayId == day.Id && t.AuditoriumId == a.Id))
                .OrderBy(a => a.Number).ThenBy(a => a.Id).Select(a => new DayKey(day.Id, a.Id)).ToListAsync(cancellationToken)
            : [];
    }

    /// <summary>Every auditorium that has a schedule or an attempt on the day that counts now for its school.</summary>
    public async Task<IReadOnlyList<DayKey>> AllAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var days = await db.ExamDays.AsNoTracking().Include(d => d.School).ToListAsync(cancellationToken);
        var chosen = days.GroupBy(d => d.SchoolId).Select(school => Choose(school)!.Id).ToList();
        var scheduled = await db.Schedule.AsNoTracking().Where(e => chosen.Contains(e.ExamDayId))
            .Select(e => new DayKey(e.ExamDayId, e.AuditoriumId)).Distinct().ToListAsync(cancellationToken);
        // Everybody of an auditorium may wait in another one by now; what was recorded there is there still.
        var used = await db.Attempts.AsNoTracking().Where(a => chosen.Contains(a.ExamDayId))
            .Select(a => new DayKey(a.ExamDayId, a.AuditoriumId)).Distinct().ToListAsync(cancellationToken);
        return [.. scheduled.Union(used)];
    }

    private ExamDay? Choose(IEnumerable<ExamDay> days)
    {
        var every = days.ToList();
        var counting = every.FindAll(d => d.Kind == ExamDayKind.Exam || d.Date == Today(d));
        var all = counting.Count > 0 ? counting : every;
        return all.Find(d => d.Date == Today(d))
            ?? all.Where(d => d.Date < Today(d)).MaxBy(d => d.Date)
            ?? all.MinBy(d => d.Date);
    }

    private DateOnly Today(ExamDay day) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), day.School!.TimeZone).Date);
}
