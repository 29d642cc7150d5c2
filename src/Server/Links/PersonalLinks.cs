using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Itog.Exam.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Itog.Server.Links;

/// <summary>
/// Makes and reads the tokens of personal links: encrypted and signed by the server's data protection keys. Stateless; any thread.
/// The time of expiry is inside our own ticket, not in <c>ITimeLimitedDataProtector</c>: that one cannot tell an old link
/// from a damaged one, and people need to be told different things.
/// </summary>
public sealed class PersonalLinks(IDataProtectionProvider protection, IOptions<LinkOptions> options, TimeProvider time)
{
    private const byte Version = 1;
    private const int TicketLength = 1 + 16 + sizeof(int) + sizeof(long);

    private readonly IDataProtector _protector = protection.CreateProtector("Itog.PersonalLink");

    /// <summary>The path of a new link for this participant.</summary>
    public string PathFor(Participant participant) => PathFor(participant, time.GetUtcNow().AddDays(options.Value.Days));

    /// <summary>The path of a link that lives until a moment.</summary>
    public string PathFor(Participant participant, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return "/p/" + Issue(new LinkTicket(participant.Id, participant.LinkRevision, expires));
    }

    public string Issue(LinkTicket ticket)
    {
        var bytes = new byte[TicketLength];
        bytes[0] = Version;
        ticket.Participant.TryWriteBytes(bytes.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(17), ticket.Revision);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(21), ticket.Expires.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    /// <summary>The ticket of a token, or why there is none; whether it was revoked only the database knows.</summary>
    public LinkRefusal? Read(string token, out LinkTicket ticket)
    {
        ticket = default;
        byte[] bytes;
        try
        {
            bytes = _protector.Unprotect(Base64Url.DecodeFromChars(token));
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
