using Itog.Exam;
using Itog.Exam.Readiness;
using Itog.Exam.Regulation;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.Server.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Server.Readiness;

/// <summary>Brings together what the database and what the running server know of the readiness of a day. Made for a request.</summary>
internal sealed class ReadinessDesk(ExamDbContext db, RecordingService recordings, HealthCheckService health, LetterPost post, TimeProvider time)
{
    private const double Gigabyte = 1024 * 1024 * 1024;

    private const string Clause = "002 §40.1";

    /// <summary>Whether this server can send letters.</summary>
    public bool CanWrite => post.Ways.Count > 0;

    /// <summary>The report of a day that exists.</summary>
    public async Task<ReadinessReport> ReadAsync(int examDay, CancellationToken cancellationToken)
    {
        var states = (await health.CheckHealthAsync(c => c.Name is "ffmpeg" or "media" or "recorder", cancellationToken)).Entries;
        IReadOnlyList<ReadinessCheck> ofServer =
        [
            await DiskAsync(examDay, cancellationToken),
            Part(states, "ffmpeg", "Звуковые файлы", "Программа FFmpeg работает: звуковые файлы получатся.",
                "Программа FFmpeg не запускается, звуковых файлов не будет. Установите её на сервере."),
            Part(states, "media", "Сервер конференции", "Принимает и отдаёт звук и видео.", "Не отвечает: перезапустите сервер."),
            Part(states, "recorder", "Запись ответов", "Готова.", "Не готова: проверьте папку записей и диск."),
        ];
        return (await ReadinessReport.ReadAsync(db, examDay, ofServer, time.GetUtcNow(), cancellationToken))!;
    }

    private static ReadinessCheck Part(IReadOnlyDictionary<string, HealthReportEntry> states, string code, string title, string ready, string missing) =>
        states.TryGetValue(code, out var entry) && entry.Status != HealthStatus.Healthy
            ? new ReadinessCheck(code, title, entry.Status == HealthStatus.Degraded ? CheckState.Warning : CheckState.Missing, missing, null, Clause)
            : new ReadinessCheck(code, title, CheckState.Ready, ready, null, Clause);

    private async Task<ReadinessCheck> DiskAsync(int examDay, CancellationToken cancellationToken)
    {
        const string Title = "Место для записей";
        var day = await db.ExamDays.AsNoTracking().SingleAsync(d => d.Id == examDay, cancellationToken);
        var people = await db.Schedule.AsNoTracking().Where(e => e.ExamDayId == examDay).Select(e => e.Participant!).ToListAsync(cancellationToken);
        var need = DiskReckoning.Of(RegulationPacks.Get(day.RegulationId), people) + recordings.Disk.MinimumFreeBytes;
        var free = recordings.Disk.FreeBytes;
        return free < 0 ? new ReadinessCheck("disk", Title, CheckState.Missing, "Папка записей недоступна. Проверьте диск и настройку «Recorder:Folder».", null, Clause)
            : free < need ? new ReadinessCheck("disk", Title, CheckState.Missing, Say($"Свободно {free / Gigabyte:0.#} ГБ, а нужно {need / Gigabyte:0.#} ГБ. Освободите место до дня экзамена."), null, Clause)
            : new ReadinessCheck("disk", Title, CheckState.Ready, Say($"Свободно {free / Gigabyte:0.#} ГБ, нужно не больше {need / Gigabyte:0.#} ГБ."), null, Clause);
    }

    private static string Say(FormattableString text) => text.ToString(Russian.Culture);
}
