using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary><see cref="AesCounterMode"/> by libcrypto.</summary>
internal sealed unsafe class LibcryptoAesCounterMode(ReadOnlySpan<byte> key) : AesCounterMode
{
    private readonly LibcryptoContext _context = new(Libcrypto.Aes128Ctr(), key, encrypt: true);

    public override void Transform(ReadOnlySpan<byte> counter, Span<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        int length;
        fixed (byte* counterPointer = counter)
        fixed (byte* textPointer = text)
        {
            if (Libcrypto.CipherInit(_context.Handle, 0, 0, null, counterPointer, 1) != 1
                || Libcrypto.CipherUpdate(_context.Handle, textPointer, &length, textPointer, text.Length) != 1)
            {
                throw new CryptographicException("AES-CTR did not encrypt.");
            }
        }

        GC.KeepAlive(_context);
    }

    public override void Dispose() => _context.Dispose();
}
