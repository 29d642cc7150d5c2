using Itog.Conference;

namespace Itog.Server.Whip.Tokens;

/// <summary>A new token with its addresses. It is told this once; nobody can ask for it again.</summary>
/// <param name="Whip">Where to publish; null when the token does not allow it.</param>
/// <param name="Whep">Where to watch; null when the token does not allow it.</param>
public sealed record TokenAnswer(
    Guid Id, string Room, string Member, string Seat, IReadOnlyList<string> May, DateTimeOffset Expires, string Token, string? Whip, string? Whep)
{
    public static TokenAnswer Of(MediaTicket ticket, string token)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new(
            ticket.Id, ticket.Room.Value, ticket.Member, SeatNames.Of(ticket.Seat), TokenTerms.Names(ticket.Rights), ticket.Expires, token,
            Address(ticket, MediaProtocol.Whip), Address(ticket, MediaProtocol.Whep));
    }

    private static string? Address(MediaTicket ticket, MediaProtocol protocol) =>
        ticket.Rights.HasFlag(protocol.Needs()) ? $"/{protocol.Segment()}/{ticket.Room.Value}/{ticket.Member}" : null;
}
