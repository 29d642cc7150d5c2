using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Itog.Server.Links;

/// <summary>
/// Tickets as the tokens of an address, encrypted and signed for one purpose. The time of expiry is inside the ticket, not in
/// <c>ITimeLimitedDataProtector</c>: that one cannot tell an old link from a damaged one, and people need to be told different things.
/// Stateless; any thread.
/// </summary>
internal sealed class LinkTokens(IDataProtector protector, TimeProvider time)
{
    private const byte Version = 1;
    private const int TicketLength = 1 + 16 + sizeof(int) + sizeof(long);

    public string Issue(LinkTicket ticket)
    {
        var bytes = new byte[TicketLength];
        bytes[0] = Version;
        ticket.Holder.TryWriteBytes(bytes.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(17), ticket.Revision);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(21), ticket.Expires.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(protector.Protect(bytes));
    }

    /// <summary>The ticket of a token, or why there is none; whether it was revoked only the database knows.</summary>
    public LinkRefusal? Read(string token, out LinkTicket ticket)
    {
        ticket = default;
        byte[] bytes;
        try
        {
            bytes = protector.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return LinkRefusal.Foreign;
        }

        if (bytes.Length != TicketLength || bytes[0] != Version)
        {
            return LinkRefusal.Foreign;
        }

        ticket = new LinkTicket(
            new Guid(bytes.AsSpan(1, 16)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(17)),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(21))));
        return ticket.Expires <= time.GetUtcNow() ? LinkRefusal.Expired : null;
    }
}
