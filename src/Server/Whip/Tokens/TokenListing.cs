namespace Itog.Server.Whip.Tokens;

/// <summary>A token that counts, as its technician may see it again: all but the token itself.</summary>
public sealed record TokenListing(Guid Id, string Room, string Member, string Seat, IReadOnlyList<string> May, DateTimeOffset Expires)
{
    public static TokenListing Of(MediaTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new(ticket.Id, ticket.Room.Value, ticket.Member, SeatNames.Of(ticket.Seat), TokenTerms.Names(ticket.Rights), ticket.Expires);
    }
}
