using System.Globalization;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Readiness;

/// <summary>
/// Reminds of the test call those who have made none, or one that came to nothing: once a day to each address. Owned by the request that made it, over that
/// request's context.
/// </summary>
public sealed class ReminderBook(ExamDbContext db, TimeProvider clock)
{
    private static readonly Problem Over = new("reminders-late", "Этот день уже прошёл", "О проверке связи напоминают до дня экзамена и в сам день.");

    private static readonly Problem Nobody = new("reminders-nobody", "Напоминать некому", "Все, кто есть в графике, проверили связь, и у всех получилось.");

    /// <summary>Whether a test call still lets something be wished for.</summary>
    public static bool Wanted(TestCall? test) => test is null or { Grade: TestGrade.NotReady };

    /// <param name="ways">The channels that this server can send by.</param>
    /// <returns>How many letters wait for the post because of this call.</returns>
    public async Task<Outcome<int>> SendAsync(int examDayId, IReadOnlyCollection<NoticeChannel> ways, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ways);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleAsync(d => d.Id == examDayId, cancellationToken);
        var today = SchoolRegulation.Today(day.School!, clock.GetUtcNow());
        if (day.IsClosed() || day.Date < today)
        {
            return Over;
        }

        if (ways.Count == 0)
        {
            return new Problem(
                "reminders-no-post", "Почта сервера не настроена",
                "У сервера нет ни почтового ящика, ни шлюза СМС. Позвоните тем, кто не проверил связь: телефоны стоят в таблице.", ReadinessReport.DueOf(day)?.Deadline.Clause);
        }

        var tests = await TestCallBook.OfParticipantsAsync(db, examDayId, cancellationToken);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant)
            .Where(e => e.ExamDayId == examDayId && e.Participant!.WithdrawnAt == null).ToListAsync(cancellationToken);
        var version = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<Addressee> people = [.. entries.Where(e => Wanted(tests.GetValueOrDefault(e.ParticipantId))).Select(e => new Addressee(e.Participant!, version))];
        if (people.Count == 0)
        {
            return Nobody;
        }

        var queued = await LetterQueue.AddAsync(db, examDayId, LetterTopic.TestCall, people, ways, parentsToo: true, clock.GetUtcNow(), cancellationToken);
        await AuditLog.AppendToDayAsync(db, examDayId, "TestRemindersQueued", new { queued, people = people.Count }, actor, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued;
    }
}
