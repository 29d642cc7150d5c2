using System.Security.Claims;
using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Access;

/// <summary>Writes into the audit log who read what, before it is read. One stream for all files, apart from the streams of exam days.</summary>
internal sealed class AccessLog(ExamDbContext db, TimeProvider time)
{
    public const string Stream = "access";

    private const string Read = "FileRead";

    /// <param name="file">The kind of file: <c>recording</c>, <c>manifest</c>, <c>protocol</c>, <c>register</c>, <c>picture</c>, <c>recordings</c>, <c>kim</c>.</param>
    /// <param name="subject">Which of them.</param>
    public async Task NoteAsync(ClaimsPrincipal reader, string file, string subject, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        await AuditLog.AppendAsync(db, [new AuditEntry(Stream, Read, PayloadOf(file, subject), ActorOf(reader), time.GetUtcNow())], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether somebody has read a file since a moment.</summary>
    public async Task<bool> WasReadAsync(string file, string subject, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(file, subject);
        var read = await db.AuditEvents.AsNoTracking().Where(e => e.Stream == Stream && e.Type == Read && e.Payload == payload)
            .Select(e => e.At).ToListAsync(cancellationToken);
        return read.Exists(at => at >= since);
    }

    private static string PayloadOf(string file, string subject) => JsonSerializer.Serialize(new { file, subject }, ExamJson.Options);

    private static Actor ActorOf(ClaimsPrincipal reader) => ItogClaims.StaffOf(reader) is { } staff
        ? new Actor(staff, "Staff")
        : new Actor(ItogClaims.ParticipantOf(reader)?.ToString("D") ?? "unknown", "Participant");
}
