using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Itog.Server.Whip.Tokens;

/// <summary>
/// Makes and reads bearer tokens: tickets encrypted and authenticated by the server's data protection keys, so that nothing of a token is
/// ever compared with a stored secret. Stateless but for <see cref="MediaTokenBook"/>; any thread. The time of expiry is inside the ticket,
/// as with personal links: <c>ITimeLimitedDataProtector</c> cannot tell an old token from a damaged one, and people need to be told which it is.
/// </summary>
public sealed class MediaTokens(IDataProtectionProvider protection, MediaTokenBook book, TimeProvider time)
{
    /// <summary>Longer ones are not even decoded.</summary>
    public const int MaxLength = 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("Itog.MediaToken.1");

    /// <summary>The token of a ticket; it is shown once and never stored.</summary>
    public string Issue(MediaTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var written = new Written(ticket.Id, ticket.Expires.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(written)));
    }

    /// <summary>Null with the entry of a token that counts now, or why it does not.</summary>
    public MediaTokenRefusal? Read(string? token, out MediaTokenEntry? entry)
    {
        entry = null;
        if (string.IsNullOrEmpty(token))
        {
            return MediaTokenRefusal.Missing;
        }

        if (token.Length > MaxLength || !TryUnprotect(token, out var written))
        {
            return MediaTokenRefusal.Foreign;
        }

        if (DateTimeOffset.FromUnixTimeSeconds(written.Expires) <= time.GetUtcNow())
        {
            return MediaTokenRefusal.Expired;
        }

        entry = book.Find(written.Id);
        return entry is null ? MediaTokenRefusal.Revoked : null;
    }

    private bool TryUnprotect(string token, [NotNullWhen(true)] out Written? written)
    {
        written = null;
        try
        {
            written = JsonSerializer.Deserialize<Written>(_protector.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            // Not ours; the answer says no more than that.
        }

        return written is not null;
    }

    private sealed record Written(Guid Id, long Expires);
}
