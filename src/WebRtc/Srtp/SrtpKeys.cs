using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary>
/// The session keys of one direction, derived from its master key and salt (RFC 3711 §4.3).
/// Made once a handshake; whoever makes it clears it when the transforms have taken their keys.
/// </summary>
public sealed class SrtpKeys
{
    public const int MasterKeyLength = 16;

    // Labels of RFC 3711 §4.3.1 and §4.3.2.
    private const byte RtpEncryption = 0;
    private const byte RtpAuthentication = 1;
    private const byte RtpSalting = 2;
    private const byte RtcpOffset = 3;

    private const int AuthenticationKeyLength = 20;
    private const int DerivationSaltLength = 14;

    private SrtpKeys(SrtpProfile profile, ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte offset)
    {
        Profile = profile;
        Derive(masterKey, masterSalt, (byte)(RtpEncryption + offset), Encryption = new byte[MasterKeyLength]);
        Derive(masterKey, masterSalt, (byte)(RtpSalting + offset), Salt = new byte[SaltLength(profile)]);
        Authentication = profile == SrtpProfile.AesCm128HmacSha1Tag80 ? new byte[AuthenticationKeyLength] : [];
        Derive(masterKey, masterSalt, (byte)(RtpAuthentication + offset), Authentication);
    }

    /// <summary>Session keys as they are, for vectors that begin behind the derivation.</summary>
    internal SrtpKeys(SrtpProfile profile, byte[] encryption, byte[] salt, byte[] authentication)
    {
        Profile = profile;
        Encryption = encryption;
        Salt = salt;
        Authentication = authentication;
    }

    internal SrtpProfile Profile { get; }

    internal byte[] Encryption { get; }

    internal byte[] Salt { get; }

    /// <summary>Empty for an AEAD profile.</summary>
    internal byte[] Authentication { get; }

    /// <summary>Bytes of master and session salt.</summary>
    public static int SaltLength(SrtpProfile profile) => profile switch
    {
        SrtpProfile.AeadAes128Gcm => 12, // RFC 7714 §12
        SrtpProfile.AesCm128HmacSha1Tag80 => 14, // RFC 3711 §8.2
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };

    public static SrtpKeys ForRtp(SrtpProfile profile, ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt) =>
        new(profile, masterKey, masterSalt, offset: 0);

    public static SrtpKeys ForRtcp(SrtpProfile profile, ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt) =>
        new(profile, masterKey, masterSalt, RtcpOffset);

    /// <summary>Overwrites the keys.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(Encryption);
        CryptographicOperations.ZeroMemory(Salt);
        CryptographicOperations.ZeroMemory(Authentication);
    }

    /// <summary>
    /// The AES-CM PRF (RFC 3711 §4.3.3) with a key derivation rate of 0, so that key_id is the label alone.
    /// A 96-bit salt is taken as 112 bits with zeros at the end (RFC 7714 §11).
    /// </summary>
    private static void Derive(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte label, Span<byte> key)
    {
        Span<byte> x = stackalloc byte[AesCounterMode.BlockLength];
        x.Clear();
        masterSalt.CopyTo(x);
        x[DerivationSaltLength - 7] ^= label; // key_id is 56 bits, right-aligned with the 112-bit salt
        key.Clear();
        using var cipher = AesCounterMode.Create(masterKey);
        cipher.Transform(x, key);
    }
}
