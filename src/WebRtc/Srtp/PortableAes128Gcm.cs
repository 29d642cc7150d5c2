using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary><see cref="Aes128Gcm"/> by the framework.</summary>
internal sealed class PortableAes128Gcm(ReadOnlySpan<byte> key) : Aes128Gcm
{
    private readonly AesGcm _cipher = new(key, TagLength);

    public override void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, Span<byte> tag) =>
        _cipher.Encrypt(nonce, text, text, tag, associated);

    public override bool Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, ReadOnlySpan<byte> tag)
    {
        try
        {
            _cipher.Decrypt(nonce, text, tag, text, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false; // The framework has no other way to say so.
        }
    }

    public override void Dispose() => _cipher.Dispose();
}
