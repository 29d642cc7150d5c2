using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Readiness;

/// <summary>Keeps the verdicts of test calls, each with its audit line. Works in the caller's context; every call is a transaction of its own.</summary>
public sealed class TestCallBook(ExamDbContext db)
{
    public async Task<Outcome<TestCall>> KeepAsync(TestCall call, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await ClosedDay.RefuseAsync(db, call.ExamDayId, cancellationToken) is { } closed)
        {
            return closed;
        }

        db.TestCalls.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        var payload = new { call.Id, participant = call.ParticipantId, auditorium = call.AuditoriumId, call.Grade, call.Faults };
        await AuditLog.AppendToDayAsync(db, call.ExamDayId, "TestCallJudged", payload, actor, call.At, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return call;
    }

    /// <summary>The newest test call of each participant of a day.</summary>
    public static async Task<IReadOnlyDictionary<Guid, TestCall>> OfParticipantsAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var calls = await db.TestCalls.AsNoTracking().Where(c => c.ExamDayId == examDayId && c.ParticipantId != null).ToListAsync(cancellationToken);
        return calls.GroupBy(c => c.ParticipantId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(c => c.At)!);
    }

    /// <summary>The newest test call of each station of a day.</summary>
    public static async Task<IReadOnlyDictionary<int, TestCall>> OfStationsAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var calls = await db.TestCalls.AsNoTracking().Include(c => c.StaffMember).Where(c => c.ExamDayId == examDayId && c.AuditoriumId != null).ToListAsync(cancellationToken);
        return calls.GroupBy(c => c.AuditoriumId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(c => c.At)!);
    }
}
