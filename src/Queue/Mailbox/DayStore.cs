using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Queue.Day;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Mailbox;

/// <summary>The events of one auditorium's day in the database. Stateless between calls; used by that auditorium's mailbox only.</summary>
internal sealed class DayStore(IDbContextFactory<ExamDbContext> databases, DayKey key, ExamDayOptions options)
{
    private readonly string _stream = AuditStream.OfAuditorium(key.ExamDay, key.Auditorium);

    public async Task<DayMaterials?> LoadMaterialsAsync(DayMaterials? before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await DayMaterials.LoadAsync(db, key, options, before, cancellationToken);
    }

    /// <summary>The state as the database has it: the fold of the stream.</summary>
    public async Task<AuditoriumDay> LoadAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var day = AuditoriumDay.Begin(plan);
        await foreach (var row in AuditLog.ReadStreamAsync(db, _stream).WithCancellation(cancellationToken))
        {
            day = day.Apply(DayEventJson.Read(row.Type, row.Payload));
        }

        return day;
    }

    /// <summary>
    /// Writes events with their audit lines and the rows that follow from them in one transaction.
    /// False: the stream has more than <paramref name="before"/> knows (a commit of ours whose answer was lost); nothing was written.
    /// A closed day takes no more events.
    /// </summary>
    public async Task<Outcome<bool>> AppendAsync(
        AuditoriumDay before, AuditoriumDay after, IReadOnlyList<DayEvent> events, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, key.ExamDay, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (await AuditLog.LastSequenceAsync(db, _stream, cancellationToken) != before.Revision)
        {
            return false;
        }

        await AttemptProjection.WriteAsync(db, before, after, cancellationToken);
        var entries = events.Select(e =>
        {
            var (type, payload) = DayEventJson.Write(e);
            return new AuditEntry(_stream, type, payload, actor, e.At, key.Auditorium);
        });
        await AuditLog.AppendAsync(db, [.. entries], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<DayCommand> CompleteAsync(DayCommand command, DayMaterials materials, AuditoriumDay day, CancellationToken cancellationToken)
    {
        var participant = command switch
        {
            DayCommand.OpenKim => day.Current?.Participant,
            DayCommand.EndForRecording { AgainToday: true } c => day.Attempt(c.Attempt)?.Participant,
            _ => null,
        };
        if (participant is not { } id)
        {
            return command;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seen = await materials.SeenElsewhereAsync(db, id, cancellationToken);
        return command is DayCommand.EndForRecording end
            ? end with { SeenBefore = seen }
            : new DayCommand.OpenKim(seen, await materials.UsedElsewhereAsync(db, cancellationToken));
    }
}
