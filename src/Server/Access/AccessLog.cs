using System.Security.Claims;
using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue;

namespace Itog.Server.Access;

/// <summary>Writes into the audit log who read what, before it is read. One stream for all files, apart from the streams of exam days.</summary>
internal sealed class AccessLog(ExamDbContext db, TimeProvider time)
{
    public const string Stream = "access";

    /// <param name="file">The kind of file: <c>recording</c>, <c>manifest</c>, <c>protocol</c>, <c>register</c>, <c>picture</c>, <c>recordings</c>, <c>kim</c>.</param>
    /// <param name="subject">Which of them.</param>
    public async Task NoteAsync(ClaimsPrincipal reader, string file, string subject, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var payload = JsonSerializer.Serialize(new { file, subject }, ExamJson.Options);
        await AuditLog.AppendAsync(db, [new AuditEntry(Stream, "FileRead", payload, ActorOf(reader), time.GetUtcNow())], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Actor ActorOf(ClaimsPrincipal reader) => ItogClaims.StaffOf(reader) is { } staff
        ? new Actor(staff, "Staff")
        : new Actor(ItogClaims.ParticipantOf(reader)?.ToString("D") ?? "unknown", "Participant");
}
