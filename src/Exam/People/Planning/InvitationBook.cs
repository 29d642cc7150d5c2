using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People.Planning;

/// <summary>
/// Sends the connection schedule to those who are in it and to their parents [002 §40.1]: once for each person, address and slot; whoever is moved gets a
/// new letter. Owned by the request that made it, over that request's context.
/// </summary>
public sealed class InvitationBook(ExamDbContext db, TimeProvider clock)
{
    private const int VersionLength = 16;

    private static readonly Problem DayUnknown = new("no-such-day", "Нет такого дня экзамена", "День экзамена не найден: обновите страницу.");

    private static readonly Problem Over = new("invitations-late", "Этот день уже прошёл", "Приглашения отправляют до дня экзамена и в сам день.");

    private static readonly Problem NoSchedule = new("invitations-empty", "Графика ещё нет", "Сначала составьте график: письмо говорит каждому его время.");

    /// <summary>Which slot a letter tells: another time, room or set of links is another version.</summary>
    /// <param name="entry">With its participant.</param>
    public static string VersionOf(ScheduleEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var slot = string.Create(CultureInfo.InvariantCulture, $"{entry.ScheduledAt.UtcDateTime:O} {entry.AuditoriumId} {entry.Participant!.LinkRevision}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slot)))[..VersionLength];
    }

    /// <summary>Queues a letter to everybody of a day's schedule who has not got one about his present slot; tries again what had been given up.</summary>
    /// <param name="ways">The channels that this server can send by.</param>
    /// <returns>How many letters wait for the post because of this call.</returns>
    public async Task<Outcome<int>> SendAsync(int examDayId, IReadOnlyCollection<NoticeChannel> ways, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken) is not { } day)
        {
            return DayUnknown;
        }

        if (day.IsClosed() || day.Date < SchoolRegulation.Today(day.School!, clock.GetUtcNow()))
        {
            return Over;
        }

        var regulation = RegulationPacks.Get(day.RegulationId);
        if (ways.Count == 0)
        {
            return new Problem(
                "invitations-no-post", "Почта сервера не настроена",
                "У сервера нет ни почтового ящика, ни шлюза СМС. Напечатайте график, а ссылки передайте из раздела «Личные ссылки».", regulation.Deadline(DeadlineIds.Schedule)?.Clause);
        }

        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant).Where(e => e.ExamDayId == examDayId && e.Participant!.WithdrawnAt == null).ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return NoSchedule;
        }

        var queued = await LetterQueue.AddAsync(
            db, examDayId, LetterTopic.Schedule, [.. entries.Select(e => new Addressee(e.Participant!, VersionOf(e)))], ways, parentsToo: true, clock.GetUtcNow(), cancellationToken);
        await AuditLog.AppendAsync(
            db, new AuditEntry(AuditStream.OfDay(examDayId), "InvitationsQueued", JsonSerializer.Serialize(new { queued }, ExamJson.Options), actor, clock.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }
}
