namespace Itog.WebRtc.Srtp;

/// <summary>AES-128 in counter mode (RFC 3711 §4.1.1) with one key, in place and without allocation. Owned by one transform, one thread.</summary>
internal abstract class AesCounterMode : IDisposable
{
    public const int BlockLength = 16;

    public static AesCounterMode Create(ReadOnlySpan<byte> key) =>
        Libcrypto.IsAvailable ? new LibcryptoAesCounterMode(key) : new PortableAesCounterMode(key);

    /// <summary>XORs <paramref name="text"/> with the key stream that begins at <paramref name="counter"/> (16 bytes).</summary>
    public abstract void Transform(ReadOnlySpan<byte> counter, Span<byte> text);

    public abstract void Dispose();
}
