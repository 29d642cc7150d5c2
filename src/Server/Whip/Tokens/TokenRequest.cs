namespace Itog.Server.Whip.Tokens;

/// <summary>Asks for a token: for a test room by its name, or for today's room of an auditorium by its number in the database.</summary>
/// <param name="May"><c>publish</c>, <c>watch</c>; all that the seat and the room allow when absent.</param>
/// <param name="Minutes">Life of the token; an hour when absent.</param>
public sealed record TokenRequest(string? Room, int? Auditorium, string? Member, string? Seat, IReadOnlyList<string>? May, int? Minutes);
