namespace Itog.Exam.Audit;

/// <summary>An event that is about to be appended to the log; the log adds the number and the hashes.</summary>
/// <param name="Stream">The stream it is numbered in, see <see cref="AuditStream"/>.</param>
/// <param name="Type">The type of the event, <c>KimShown</c>.</param>
/// <param name="Payload">Its data as JSON.</param>
/// <param name="At">The server's clock.</param>
public sealed record AuditEntry(string Stream, string Type, string Payload, Actor Actor, DateTimeOffset At, int? AuditoriumId = null);
