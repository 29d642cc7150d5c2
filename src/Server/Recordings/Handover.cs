using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Recordings;

/// <summary>
/// All finished recordings of one auditorium's day, as the organizer hands them over: named by the regulation's pattern, in the order of the attempts.
/// Read from the database and the recorder at every call.
/// </summary>
internal sealed record Handover(string Name, Auditorium Auditorium, School School, DateOnly Date, IReadOnlyList<HandedRecording> Recordings)
{
    public static async Task<Outcome<Handover>> CollectAsync(
        ExamDbContext db, RecordingService recordings, DayKey key, CancellationToken cancellationToken)
    {
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == key.ExamDay, cancellationToken);
        var auditorium = await db.Auditoriums.AsNoTracking().SingleAsync(a => a.Id == key.Auditorium, cancellationToken);
        var attempts = await db.Attempts.AsNoTracking().Include(a => a.Participant)
            .Where(a => a.ExamDayId == key.ExamDay && a.AuditoriumId == key.Auditorium)
            .OrderBy(a => a.AdmittedAt).ToListAsync(cancellationToken);
        var found = attempts.Select(a => (Attempt: a, Recording: recordings.Find(a.Id))).Where(a => a.Recording is not null).ToList();
        var open = found.Where(f => f.Recording!.State is not (RecordingState.Ready or RecordingState.Failed)).Select(f => f.Attempt.Participant!.Code).Distinct().ToList();
        if (open.Count > 0)
        {
            return NotReady(open);
        }

        if (found.Count == 0)
        {
            return None;
        }

        var pattern = RegulationPacks.Get(day.RegulationId).RecordingFileName.Value;
        var handed = found.Select(f => new HandedRecording(
            pattern.Format(day.Date, auditorium.Number, day.School!.Code, f.Attempt.Participant!.Code, f.Attempt.Number), f.Recording!));
        return new Handover($"{day.Date:yyyy-MM-dd}_{auditorium.Number}", auditorium, day.School!, day.Date, Distinct(handed));
    }

    // A region's pattern may leave out what tells two attempts apart; no file may hide another.
    private static List<HandedRecording> Distinct(IEnumerable<HandedRecording> recordings)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var distinct = new List<HandedRecording>();
        foreach (var recording in recordings)
        {
            var name = recording.Name;
            for (var n = 2; !used.Add(name); n++)
            {
                name = $"{recording.Name}_{n}";
            }

            distinct.Add(recording with { Name = name });
        }

        return distinct;
    }

    private static Problem None { get; } = new(
        "no-recordings", "Записей ещё нет", "В этой аудитории за этот день не завершено ни одной записи.");

    private static Problem NotReady(IReadOnlyList<string> codes) => new(
        "recordings-not-ready",
        "Не все записи готовы",
        $"Ещё идут или сводятся записи участников с кодами: {string.Join(", ", codes)}. Дождитесь их окончания и скачайте записи снова.");
}
