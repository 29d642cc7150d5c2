using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Audit;

/// <summary>
/// The append-only, hash-chained log of everything that happened, and the event store of the exam day.
/// Stateless: every call works in the caller's context, from any thread that owns it.
/// </summary>
public static class AuditLog
{
    /// <summary>
    /// Appends entries in order and saves the context, all inside the caller's transaction
    /// (<see cref="ExamDatabase.BeginImmediateAsync"/>), so that a state and its event are written together or not at all.
    /// </summary>
    public static async Task<IReadOnlyList<AuditEvent>> AppendAsync(
        ExamDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entries);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit event is appended inside the transaction of the change it tells of.");
        }

        var last = await db.AuditEvents.AsNoTracking().OrderByDescending(e => e.Id)
            .Select(e => new { e.Id, e.Hash }).FirstOrDefaultAsync(cancellationToken);
        var id = last?.Id ?? 0;
        var previous = last?.Hash ?? AuditEvent.Origin;
        var sequences = new Dictionary<string, long>(StringComparer.Ordinal);
        var appended = new List<AuditEvent>(entries.Count);
        foreach (var entry in entries)
        {
            if (!sequences.TryGetValue(entry.Stream, out var sequence))
            {
                sequence = await LastSequenceAsync(db, entry.Stream, cancellationToken);
            }

            sequences[entry.Stream] = ++sequence;
            var row = new AuditEvent
            {
                Id = ++id,
                At = entry.At,
                AuditoriumId = entry.AuditoriumId,
                Stream = entry.Stream,
                StreamSequence = sequence,
                Type = entry.Type,
                Payload = entry.Payload,
                ActorId = entry.Actor.Id,
                ActorRole = entry.Actor.Role,
                PreviousHash = previous,
            };
            row.Hash = previous = row.ComputeHash();
            appended.Add(row);
        }

        db.AuditEvents.AddRange(appended);
        await db.SaveChangesAsync(cancellationToken);
        return appended;
    }

    /// <summary>Appends one entry; see the overload for several.</summary>
    public static async Task<AuditEvent> AppendAsync(ExamDbContext db, AuditEntry entry, CancellationToken cancellationToken = default) =>
        (await AppendAsync(db, [entry], cancellationToken))[0];

    /// <summary>Appends what concerns a day as a whole; <paramref name="payload"/> is written as JSON.</summary>
    public static Task<AuditEvent> AppendToDayAsync(
        ExamDbContext db, int examDayId, string type, object payload, Actor actor, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        AppendAsync(db, new AuditEntry(AuditStream.OfDay(examDayId), type, JsonSerializer.Serialize(payload, ExamJson.Options), actor, at), cancellationToken);

    /// <summary>The events of a stream in their order, beginning with <paramref name="fromSequence"/>.</summary>
    public static IAsyncEnumerable<AuditEvent> ReadStreamAsync(ExamDbContext db, string stream, long fromSequence = 1)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.AuditEvents.AsNoTracking()
            .Where(e => e.Stream == stream && e.StreamSequence >= fromSequence)
            .OrderBy(e => e.StreamSequence)
            .AsAsyncEnumerable();
    }

    /// <summary>The number of the last event of a stream; 0 for an empty one.</summary>
    public static async Task<long> LastSequenceAsync(ExamDbContext db, string stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.AuditEvents.Where(e => e.Stream == stream)
            .MaxAsync(e => (long?)e.StreamSequence, cancellationToken) ?? 0;
    }

    /// <summary>Walks the whole chain and names the first row that was altered, removed or put in.</summary>
    public static async Task<AuditVerification> VerifyAsync(ExamDbContext db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var expectedId = 1L;
        var previous = AuditEvent.Origin;
        var sequences = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var row in db.AuditEvents.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var sequence = sequences.GetValueOrDefault(row.Stream) + 1;
            var fault = row.Id != expectedId ? AuditFault.RowMissing
                : !row.PreviousHash.AsSpan().SequenceEqual(previous) ? AuditFault.ChainBroken
                : !row.Hash.AsSpan().SequenceEqual(row.ComputeHash()) ? AuditFault.RowAltered
                : row.StreamSequence != sequence ? AuditFault.SequenceBroken
                : (AuditFault?)null;
            if (fault is not null)
            {
                return new AuditVerification(expectedId - 1, fault == AuditFault.RowMissing ? expectedId : row.Id, fault, previous);
            }

            expectedId++;
            previous = row.Hash;
            sequences[row.Stream] = sequence;
        }

        return new AuditVerification(expectedId - 1, null, null, previous);
    }
}
