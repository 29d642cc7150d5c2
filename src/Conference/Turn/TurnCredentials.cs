using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Itog.Conference.Turn;

/// <summary>
/// Gives time-limited credentials of the TURN server out, as coturn's <c>use-auth-secret</c> checks them ("A REST API For Access To TURN Services",
/// draft-uberti-behave-turn-rest-00 §2.2): nothing is kept on either side, and the username says nothing about its user. A singleton; any thread.
/// Ask only for those who have access to a room.
/// </summary>
public sealed class TurnCredentials
{
    private readonly string[] _urls;
    private readonly byte[] _secret;
    private readonly TimeSpan _life;
    private readonly TimeProvider _time;

    public TurnCredentials(IOptions<TurnOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var turn = options.Value;
        _urls = [.. turn.Urls];
        _secret = Encoding.UTF8.GetBytes(TurnOptionsCheck.SecretOf(turn) ?? "");
        _life = TimeSpan.FromHours(turn.Hours);
        _time = time;
    }

    /// <summary>The TURN server with fresh credentials; nothing when none is configured.</summary>
    public IReadOnlyList<IceServer> Issue()
    {
        if (_urls.Length == 0)
        {
            return [];
        }

        var expiry = (_time.GetUtcNow() + _life).ToUnixTimeSeconds();
        var username = string.Create(CultureInfo.InvariantCulture, $"{expiry}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        return [new IceServer(_urls, username, PasswordOf(username))];
    }

#pragma warning disable CA5350 // the protocol's own choice; a forged HMAC-SHA-1 is as far away as ever
    private string PasswordOf(string username) => Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(username)));
#pragma warning restore CA5350
}
