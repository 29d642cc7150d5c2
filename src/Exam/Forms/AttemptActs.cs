using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Forms;

/// <summary>
/// The acts ИС-08 and ИС-09 of attempts: who, when and why stand in the events of the day. An act belongs to an attempt: a participant may have
/// one and a scored attempt after it [C14]. Read-only over the caller's context.
/// </summary>
public static class AttemptActs
{
    private static readonly string[] Endings = ["MarkedUnfinished", "WaitingEnded", "EndedForRecording", "Removed"];

    /// <summary>Every act ИС-08 of the day with the participant's code, in the order of the attempts' ends.</summary>
    public static async Task<IReadOnlyList<(Attempt Attempt, EarlyEndActRecord Act)>> EarlyEndsAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken = default) =>
        await ReadAsync(db, day, AttemptOutcome.EarlyEnd, (participant, attempt, reason) => new EarlyEndActRecord(
            day.Regulation.FormTitles, FormPlace.Of(day.Day), attempt.Auditorium!.Number, PersonForms.ParticipantOf(participant.Person, day.School), reason, day.TimeOf(attempt.EndedAt), OfficialsOf(day, attempt)), cancellationToken);

    /// <summary>Every act ИС-09 of the day, in the order of the attempts' ends.</summary>
    public static async Task<IReadOnlyList<(Attempt Attempt, RemovalActRecord Act)>> RemovalsAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken = default) =>
        await ReadAsync(db, day, AttemptOutcome.Removed, (participant, attempt, reason) => new RemovalActRecord(
            day.Regulation.FormTitles, FormPlace.Of(day.Day), attempt.Auditorium!.Number, PersonForms.ParticipantOf(participant.Person, day.School), reason, day.TimeOf(attempt.EndedAt), OfficialsOf(day, attempt)), cancellationToken);

    private static async Task<IReadOnlyList<(Attempt, T)>> ReadAsync<T>(
        ExamDbContext db, DayRecord day, AttemptOutcome outcome, Func<DayParticipant, Attempt, string, T> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(day);
        var attempts = day.Participants.SelectMany(p => p.Attempts.Where(a => a.Outcome == outcome).Select(a => (Participant: p, Attempt: a)))
            .OrderBy(a => a.Attempt.EndedAt).ToList();
        if (attempts.Count == 0)
        {
            return [];
        }

        var reasons = await ReasonsAsync(db, day, cancellationToken);
        return [.. attempts.Select(a => (a.Attempt, act(a.Participant, a.Attempt, reasons.GetValueOrDefault(a.Attempt.Id, string.Empty))))];
    }

    private static async Task<Dictionary<Guid, string>> ReasonsAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken)
    {
        var streams = day.Auditoriums.Select(a => AuditStream.OfAuditorium(day.Day.Id, a.Id)).ToList();
        var events = await db.AuditEvents.AsNoTracking().Where(e => streams.Contains(e.Stream) && Endings.Contains(e.Type))
            .OrderBy(e => e.Id).Select(e => e.Payload).ToListAsync(cancellationToken);
        var reasons = new Dictionary<Guid, string>();
        foreach (var payload in events)
        {
            using var ending = JsonDocument.Parse(payload);
            reasons[ending.RootElement.GetProperty("attempt").GetGuid()] = ending.RootElement.GetProperty("reason").GetString() ?? string.Empty;
        }

        return reasons;
    }

    private static ActOfficials OfficialsOf(DayRecord day, Attempt attempt) =>
        new(day.NameOf(StaffRole.Organizer, attempt.AuditoriumId), day.NameOf(StaffRole.SchoolHead, attempt.AuditoriumId));
}
