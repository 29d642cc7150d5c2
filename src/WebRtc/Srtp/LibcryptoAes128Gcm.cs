using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary><see cref="Aes128Gcm"/> by libcrypto.</summary>
internal sealed unsafe class LibcryptoAes128Gcm(ReadOnlySpan<byte> key, bool encrypt) : Aes128Gcm
{
    private readonly LibcryptoContext _context = new(Libcrypto.Aes128Gcm(), key, encrypt);

    public override void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, Span<byte> tag)
    {
        fixed (byte* tagPointer = tag)
        {
            if (!Run(nonce, associated, text, encrypt: 1)
                || Libcrypto.ContextControl(_context.Handle, Libcrypto.GetTag, TagLength, tagPointer) != 1)
            {
                throw new CryptographicException("AES-GCM did not encrypt.");
            }
        }
    }

    public override bool Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, ReadOnlySpan<byte> tag)
    {
        fixed (byte* tagPointer = tag)
        {
            return Libcrypto.ContextControl(_context.Handle, Libcrypto.SetTag, TagLength, tagPointer) == 1
                && Run(nonce, associated, text, encrypt: 0);
        }
    }

    public override void Dispose() => _context.Dispose();

    private bool Run(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, int encrypt)
    {
        int length;
        byte* none = stackalloc byte[TagLength];
        fixed (byte* noncePointer = nonce)
        fixed (byte* associatedPointer = associated)
        fixed (byte* textPointer = text)
        {
            var done = Libcrypto.CipherInit(_context.Handle, 0, 0, null, noncePointer, encrypt) == 1
                && Libcrypto.CipherUpdate(_context.Handle, null, &length, associatedPointer, associated.Length) == 1
                && (text.IsEmpty || Libcrypto.CipherUpdate(_context.Handle, textPointer, &length, textPointer, text.Length) == 1)
                && Libcrypto.CipherFinal(_context.Handle, none, &length) == 1;
            GC.KeepAlive(_context);
            return done;
        }
    }
}
