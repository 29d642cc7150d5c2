namespace Itog.WebRtc.Srtp;

/// <summary>
/// AES-128-GCM with one key in one direction, in place and without allocation. Owned by an SRTP transform, one thread.
/// The processor's instructions are the fastest way, then libcrypto, which takes half the time of
/// <see cref="System.Security.Cryptography.AesGcm"/>, used where both are missing.
/// </summary>
internal abstract class Aes128Gcm : IDisposable
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    public static Aes128Gcm Create(ReadOnlySpan<byte> key, bool encrypt) =>
        IntrinsicAes128Gcm.IsSupported ? new IntrinsicAes128Gcm(key)
        : Libcrypto.IsAvailable ? new LibcryptoAes128Gcm(key, encrypt) : new PortableAes128Gcm(key);

    /// <summary>Encrypts <paramref name="text"/> in place and writes the tag.</summary>
    public abstract void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, Span<byte> tag);

    /// <summary>Decrypts <paramref name="text"/> in place; false, with the text undefined, when the tag is wrong.</summary>
    public abstract bool Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, ReadOnlySpan<byte> tag);

    public abstract void Dispose();
}
