using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue.Day;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Access;

/// <summary>What was shown to whom on a day, read from the audit log: also what was opened and then broke off. Stateless; over the caller's context.</summary>
public static class KimShowings
{
    public static async Task<IReadOnlyList<KimShowing>> ReadAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = AuditStream.OfDay(examDay) + "/";
        var rows = await db.AuditEvents.AsNoTracking()
            .Where(e => e.Stream.StartsWith(day) && (e.Type == nameof(DayEvent.KimOpened) || e.Type == nameof(DayEvent.KimShown)))
            .OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var events = rows.Select(r => DayEventJson.Read(r.Type, r.Payload)).ToList();
        var shown = events.OfType<DayEvent.KimShown>().ToDictionary(e => e.Attempt, e => e.At);
        var attempts = await db.Attempts.AsNoTracking().Include(a => a.Participant).Include(a => a.Auditorium)
            .Where(a => a.ExamDayId == examDay).ToDictionaryAsync(a => a.Id, cancellationToken);
        return [.. events.OfType<DayEvent.KimOpened>().Where(e => attempts.ContainsKey(e.Attempt)).Select(e =>
        {
            var attempt = attempts[e.Attempt];
            return new KimShowing(
                attempt.Id, attempt.Participant!.FullName, attempt.Participant.Class, attempt.Auditorium!.Number, attempt.Number, e.Variant, e.At,
                shown.TryGetValue(attempt.Id, out var at) ? at : null);
        })];
    }
}
