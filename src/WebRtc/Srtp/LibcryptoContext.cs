using System.Runtime.ConstrainedExecution;
using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary>One EVP_CIPHER_CTX with its key: freed by its owner or, if that forgets, by the finalizer.</summary>
internal sealed unsafe class LibcryptoContext : CriticalFinalizerObject, IDisposable
{
    public LibcryptoContext(nint cipher, ReadOnlySpan<byte> key, bool encrypt)
    {
        Handle = Libcrypto.ContextNew();
        fixed (byte* keyPointer = key)
        {
            if (Handle == 0 || Libcrypto.CipherInit(Handle, cipher, 0, keyPointer, null, encrypt ? 1 : 0) != 1)
            {
                throw new CryptographicException("libcrypto has no such cipher.");
            }
        }
    }

    ~LibcryptoContext() => Free();

    public nint Handle { get; private set; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (Handle != 0)
        {
            Libcrypto.ContextFree(Handle);
            Handle = 0;
        }
    }
}
