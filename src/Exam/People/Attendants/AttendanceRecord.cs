using System.Text.Json;
using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People.Attendants;

/// <summary>Who was beside whom in an auditorium: those who joined, by the audit log, and those who sat in the participant's own room. Immutable.</summary>
public sealed class AttendanceRecord
{
    private readonly ILookup<Guid, Attendant> _joined;
    private readonly ILookup<Guid, Attendant> _beside;

    private AttendanceRecord(ILookup<Guid, Attendant> joined, ILookup<Guid, Attendant> beside) => (_joined, _beside) = (joined, beside);

    /// <summary>Reads it over the caller's context, on its thread.</summary>
    public static async Task<AttendanceRecord> ReadAsync(ExamDbContext db, int examDay, int auditorium, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stream = AuditStream.OfAuditorium(examDay, auditorium);
        var came = await db.AuditEvents.AsNoTracking().Where(e => e.Stream == stream && e.Type == "AttendantCame").OrderBy(e => e.Id).Select(e => e.Payload).ToListAsync(cancellationToken);
        var pairs = came.Select(p => JsonSerializer.Deserialize<Coming>(p, ExamJson.Options)!).Distinct().ToList();
        var ids = pairs.Select(p => p.Attendant).Distinct().ToList();
        var people = await db.Attendants.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var beside = await db.AttendantAssignments.AsNoTracking().Include(a => a.Attendant)
            .Where(a => a.Attendant!.Beside && db.Attempts.Any(t => t.ParticipantId == a.ParticipantId && t.ExamDayId == examDay && t.AuditoriumId == auditorium)).ToListAsync(cancellationToken);
        return new AttendanceRecord(
            pairs.Where(p => people.ContainsKey(p.Attendant)).ToLookup(p => p.Attempt, p => people[p.Attendant]), beside.ToLookup(a => a.ParticipantId, a => a.Attendant!));
    }

    /// <summary>Who was beside the participant of an attempt, in words; empty when nobody was.</summary>
    public string Of(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return string.Join(", ", _joined[attempt.Id].Concat(_beside[attempt.ParticipantId]).DistinctBy(a => a.Id)
            .Select(a => $"{(a.Role == AttendantRole.Assistant ? "ассистент" : "сурдопереводчик")} {a.FullName}"));
    }

    private sealed record Coming(Guid Attempt, Guid Attendant);
}
