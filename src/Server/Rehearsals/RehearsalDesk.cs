using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Rehearsals;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Server.Retention;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rehearsals;

/// <summary>Ends a rehearsal: its rooms, its recordings, its rows, in this order, so that a fault leaves something that can be ended again. Made for a request.</summary>
internal sealed class RehearsalDesk(ExamDbContext db, RehearsalBook book, AuditoriumMailboxes mailboxes, PageConnections pages, KeptMaterials materials, TimeProvider time)
{
    public async Task<Outcome<Done>> EndAsync(int examDay, Actor actor, CancellationToken cancellationToken)
    {
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDay, cancellationToken);
        if (day is not { Kind: ExamDayKind.Rehearsal })
        {
            // The book says it in its words, and changes nothing.
            return await book.RemoveAsync(examDay, actor, cancellationToken);
        }

        var open = mailboxes.Open.Where(m => m.Key.ExamDay == examDay).ToList();
        if (open.Exists(m => m.Snapshot.Day.Current is not null))
        {
            return RehearsalRefusals.Running;
        }

        foreach (var mailbox in open.Where(m => m.Snapshot.Day.ConferenceOpen))
        {
            if ((await mailbox.SendAsync(new DayCommand.CloseConference(), actor)).Problem is { } problem)
            {
                return problem;
            }
        }

        if (materials.AnyOpen(day))
        {
            return RehearsalRefusals.Running;
        }

        foreach (var page in open.SelectMany(m => pages.Of(m.Key)).ToList())
        {
            page.Supersede();
            page.AbortAfter(TimeSpan.Zero, time);
        }

        await mailboxes.CloseAsync(examDay);
        try
        {
            await materials.DeleteAsync(day);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return RehearsalRefusals.FilesStay;
        }

        return await book.RemoveAsync(examDay, actor, cancellationToken);
    }
}
