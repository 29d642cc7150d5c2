namespace Itog.Server.Whip.Tokens;

/// <summary>A token that was given out and still counts. Immutable.</summary>
/// <param name="Issuer">The account of the technician who asked for it.</param>
/// <param name="Auditorium">Whose room it opens; null for a test room.</param>
public sealed record MediaTokenEntry(MediaTicket Ticket, string Issuer, int? Auditorium);
