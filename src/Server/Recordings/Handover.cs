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
        var regulation = RegulationPacks.Get(day.RegulationId);
        var streams = recordings.All
            .Where(r => r.Request is { Mode: Recorder.RecordingMode.Stream } q
                && q.Date == day.Date && q.AuditoriumNumber == auditorium.Number && q.SchoolCode == day.School!.Code)
            .OrderBy(r => r.Started).ToList();
        List<string> open =
        [
            .. streams.Where(IsOpen).Select(_ => "вся аудитория").Distinct(),
            .. found.Where(f => IsOpen(f.Recording!)).Select(f => $"участник {f.Attempt.Participant!.Code}").Distinct(),
        ];
        if (open.Count > 0)
        {
            return NotReady(open);
        }

        if (found.Count == 0 && streams.Count == 0)
        {
            return None;
        }

        if (regulation.RecordingMode.Value == Exam.Regulation.RecordingMode.Stream && streams.Any(s => s.WavPath is not null))
        {
            // The region asks for the recording of the day alone; those of the attempts are for scoring and listening.
            found.Clear();
        }

        var pattern = regulation.RecordingFileName.Value;
        var handed = streams.Select(s => new HandedRecording(
                pattern.FormatDay(day.Date, auditorium.Number, day.School!.Code, s.Request.AttemptNumber), s))
            .Concat(found.Select(f => new HandedRecording(
                pattern.Format(day.Date, auditorium.Number, day.School!.Code, f.Attempt.Participant!.Code, f.Attempt.Number), f.Recording!)));
        return new Handover($"{day.Date:yyyy-MM-dd}_{auditorium.Number}", auditorium, day.School!, day.Date, Distinct(handed));
    }

    private static bool IsOpen(RecordingStatus recording) => recording.State is not (RecordingState.Ready or RecordingState.Failed);

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

    private static Problem NotReady(IReadOnlyList<string> whose) => new(
        "recordings-not-ready",
        "Не все записи готовы",
        $"Ещё идут или сводятся записи: {string.Join(", ", whose)}. Дождитесь их окончания и скачайте записи снова.");
}
