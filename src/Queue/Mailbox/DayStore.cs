using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Writing;
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
    public Task<AuditoriumDay> LoadAsync(DayPlan plan, CancellationToken cancellationToken) => FoldAsync(plan, _stream, cancellationToken);

    /// <summary>The state of another auditorium of the same day; null when the school has no such auditorium. Its schedule is not known here.</summary>
    public async Task<AuditoriumDay?> LoadOtherAsync(int auditorium, DayMaterials materials, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Auditoriums.AnyAsync(a => a.Id == auditorium && a.SchoolId == materials.School.Id, cancellationToken)
            ? await FoldAsync(materials.Plan with { Auditorium = auditorium, Schedule = [] }, AuditStream.OfAuditorium(key.ExamDay, auditorium), cancellationToken)
            : null;
    }

    /// <summary>Whether an interlocutor of another auditorium teaches somebody's class, where the regulation forbids that.</summary>
    public async Task<Problem?> BarAsync(int auditorium, Guid participant, DayMaterials materials, CancellationToken cancellationToken)
    {
        if (materials.Regulation.Staff.InterlocutorMayTeachClass.Value || materials.People.GetValueOrDefault(participant) is not { } person)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = await db.StaffAssignments.Where(a => a.AuditoriumId == auditorium && a.Role == StaffRole.Interlocutor)
            .Select(a => a.StaffMemberId).ToListAsync(cancellationToken);
        var members = await db.CommissionMembers.AsNoTracking()
            .Where(m => m.SchoolId == materials.School.Id && m.ReleasedAt == null && m.Role == StaffRole.Interlocutor && there.Contains(m.StaffMemberId)).ToListAsync(cancellationToken);
        return members.Exists(m => m.TeachesClasses.Contains(person.Class, StringComparer.OrdinalIgnoreCase)) ? Refusal.TeachesClass(materials.Plan, person.Class) : null;
    }

    private async Task<AuditoriumDay> FoldAsync(DayPlan plan, string stream, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var day = AuditoriumDay.Begin(plan);
        await foreach (var row in AuditLog.ReadStreamAsync(db, stream).WithCancellation(cancellationToken))
        {
            day = day.Apply(DayEventJson.Read(row.Type, row.Payload));
        }

        var written = day.Ended.Concat(day.Current is { } current ? [current] : []).Where(a => !a.Written.IsEmpty).Select(a => a.Id).ToList();
        return day.WithWords(await WrittenAnswers.NewestAsync(db, written, cancellationToken));
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
        await AuditLog.AppendAsync(db, [.. events.Select(e => Entry(key.Auditorium, e, actor))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Writes both ends of a move, with the line of the schedule, in one transaction. False: one of the two streams has more than we know of it.
    /// </summary>
    public async Task<Outcome<bool>> AppendMoveAsync(
        AuditoriumDay from, AuditoriumDay to, DayEvent.MovedAway away, DayEvent.MovedHere here, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, key.ExamDay, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (await AuditLog.LastSequenceAsync(db, _stream, cancellationToken) != from.Revision
            || await AuditLog.LastSequenceAsync(db, AuditStream.OfAuditorium(key.ExamDay, away.To), cancellationToken) != to.Revision)
        {
            return false;
        }

        if (await db.Schedule.SingleOrDefaultAsync(e => e.ExamDayId == key.ExamDay && e.ParticipantId == away.Participant, cancellationToken) is not { } line)
        {
            return Refusal.NotWaitingThere;
        }

        line.AuditoriumId = away.To;
        await AuditLog.AppendAsync(db, [Entry(key.Auditorium, away, actor), Entry(away.To, here, actor)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private AuditEntry Entry(int auditorium, DayEvent happened, Actor actor)
    {
        var (type, payload) = DayEventJson.Write(happened);
        return new AuditEntry(AuditStream.OfAuditorium(key.ExamDay, auditorium), type, payload, actor, happened.At, auditorium);
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
