using System.Security.Cryptography;
using System.Text;

namespace Itog.WebRtc.Ice;

/// <summary>One side's ice-ufrag and ice-pwd as they stand in its SDP (RFC 8839 §5.4). Immutable.</summary>
public sealed class IceCredentials
{
    // ice-char = ALPHA / DIGIT / "+" / "/" (RFC 8839 §5.4); letters and digits are enough.
    private const string IceChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <param name="ufrag">4 to 256 ice-chars.</param>
    /// <param name="password">22 to 256 ice-chars.</param>
    public IceCredentials(string ufrag, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(ufrag);
        ArgumentException.ThrowIfNullOrEmpty(password);
        Ufrag = ufrag;
        Password = password;
        UfragBytes = Encoding.UTF8.GetBytes(ufrag);
        PasswordBytes = Encoding.UTF8.GetBytes(password);
    }

    public string Ufrag { get; }

    public string Password { get; }

    internal byte[] UfragBytes { get; }

    /// <summary>The HMAC key of short-term credentials (RFC 8489 §9.1.1).</summary>
    internal byte[] PasswordBytes { get; }

    /// <summary>
    /// Fresh random credentials: 128 bits of ufrag, since the socket's owner routes by it, and 142 bits of password
    /// (RFC 8445 §5.3 asks for at least 24 and 128).
    /// </summary>
    public static IceCredentials Create() =>
        new(RandomNumberGenerator.GetString(IceChars, 22), RandomNumberGenerator.GetString(IceChars, 24));

    /// <summary>Never shows the password.</summary>
    public override string ToString() => Ufrag;
}
