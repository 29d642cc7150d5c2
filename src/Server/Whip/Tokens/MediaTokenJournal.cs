using System.Text.Json;
using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Itog.Server.Whip.Tokens;

/// <summary>
/// The tokens for auditoriums in the audit log: who gave which device access to an exam, took it away, and when it was used. The token itself is
/// never in there. At the start the book is filled from it: the state is the fold of the events. Stateless; any thread.
/// </summary>
public sealed class MediaTokenJournal(IDbContextFactory<ExamDbContext> databases, MediaTokenBook book, TimeProvider time) : IHostedService
{
    public const string Stream = "media-tokens";
    public const string Issued = "MediaTokenIssued";
    public const string Revoked = "MediaTokenRevoked";
    public const string Used = "MediaTokenUsed";

    /// <summary>Writes a new token down; only then it counts. Tokens for test rooms are no business of the audit log.</summary>
    public async Task IssueAsync(MediaTokenEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await NoteAsync(entry, Issued, entry.Issuer, cancellationToken);
        book.Add(entry);
    }

    /// <summary>Writes down who ended a token before its time; from then on it opens nothing.</summary>
    public async Task RevokeAsync(MediaTokenEntry entry, string staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await NoteAsync(entry, Revoked, staff, cancellationToken);
        book.Remove(entry.Ticket.Id);
    }

    /// <summary>Writes down that a device begins to watch an auditorium, before it does.</summary>
    public Task UseAsync(MediaTokenEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return NoteAsync(entry, Used, entry.Issuer, cancellationToken);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await foreach (var row in AuditLog.ReadStreamAsync(db, Stream).WithCancellation(cancellationToken))
        {
            var written = JsonSerializer.Deserialize<Written>(row.Payload, ExamJson.Options)!;
            switch (row.Type)
            {
                case Issued:
                    book.Add(new MediaTokenEntry(
                        new MediaTicket(written.Token, new RoomId(written.Room), written.Member, written.Seat, written.Rights, written.Expires),
                        row.ActorId,
                        row.AuditoriumId));
                    break;
                case Revoked:
                    book.Remove(written.Token);
                    break;
            }
        }

        book.Sweep();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task NoteAsync(MediaTokenEntry entry, string type, string staff, CancellationToken cancellationToken)
    {
        if (entry.Auditorium is not { } auditorium)
        {
            return;
        }

        var ticket = entry.Ticket;
        var written = new Written(ticket.Id, ticket.Room.Value, ticket.Member, ticket.Seat, ticket.Rights, ticket.Expires);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var payload = JsonSerializer.Serialize(written, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(Stream, type, payload, new Actor(staff, "Staff"), time.GetUtcNow(), auditorium), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record Written(Guid Token, string Room, string Member, Seat Seat, MediaRights Rights, DateTimeOffset Expires);
}
