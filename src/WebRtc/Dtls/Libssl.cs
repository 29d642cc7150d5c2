using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// What we call of OpenSSL 3's libssl and libcrypto for DTLS. An SSL is used by one thread at a time;
/// the error queue is per thread, so it is cleared before each call whose error is asked for.
/// </summary>
internal static unsafe partial class Libssl
{
    public const int ErrorSsl = 1;
    public const int ErrorWantRead = 2;
    public const int ErrorWantWrite = 3;
    public const int ErrorZeroReturn = 6;

    public const int Dtls12 = 0xFEFD;
    public const int EllipticCurveKey = 408; // EVP_PKEY_EC
    public const int ControlSetMtu = 17; // SSL_CTRL_SET_MTU
    public const int ControlSetGroupsList = 92; // SSL_CTRL_SET_GROUPS_LIST
    public const int ControlSetMinimalVersion = 123; // SSL_CTRL_SET_MIN_PROTO_VERSION
    public const int ControlSetMaximalVersion = 124; // SSL_CTRL_SET_MAX_PROTO_VERSION
    public const int ControlHandleTimeout = 74; // DTLS_CTRL_HANDLE_TIMEOUT
    public const int ControlSetMaximalCertificateList = 50; // SSL_CTRL_SET_MAX_CERT_LIST
    public const int ControlSetSessionCacheMode = 44; // SSL_CTRL_SET_SESS_CACHE_MODE
    public const int VerifyPeerAndFailWithoutCertificate = 0x01 | 0x02;

    public const ulong OptionNoQueryMtu = 1UL << 12;
    public const ulong OptionNoTicket = 1UL << 14;
    public const ulong OptionNoCompression = 1UL << 17;
    public const ulong OptionCipherServerPreference = 1UL << 22;
    public const ulong OptionNoRenegotiation = 1UL << 30;

    private const string Ssl = "libssl.so.3";
    private const string Crypto = "libcrypto.so.3";
    private const int BioSetMemEofReturn = 130; // BIO_C_SET_BUF_MEM_EOF_RETURN

    [LibraryImport(Ssl, EntryPoint = "DTLS_method")]
    public static partial nint DtlsMethod();

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_new")]
    public static partial nint ContextNew(nint method);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_free")]
    public static partial void ContextFree(nint context);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint ContextControl(nint context, int command, nint number, byte* pointer);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_options")]
    public static partial ulong ContextSetOptions(nint context, ulong options);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_use_certificate_ASN1")]
    public static partial int ContextUseCertificate(nint context, int length, byte* der);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_use_PrivateKey_ASN1")]
    public static partial int ContextUsePrivateKey(int type, nint context, byte* der, nint length);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_cipher_list", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ContextSetCipherList(nint context, string ciphers);

    /// <summary>Returns 0 on success, unlike all the others.</summary>
    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_tlsext_use_srtp", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ContextSetUseSrtp(nint context, string profiles);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_verify")]
    public static partial void ContextSetVerify(nint context, int mode, nint callback);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_cert_verify_callback")]
    public static partial void ContextSetCertificateVerifyCallback(
        nint context, delegate* unmanaged[Cdecl]<nint, nint, int> callback, nint argument);

    [LibraryImport(Ssl, EntryPoint = "SSL_new")]
    public static partial nint New(nint context);

    [LibraryImport(Ssl, EntryPoint = "SSL_free")]
    public static partial void Free(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_bio")]
    public static partial void SetBio(nint ssl, nint read, nint write);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_accept_state")]
    public static partial void SetAcceptState(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_connect_state")]
    public static partial void SetConnectState(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_ctrl")]
    public static partial nint Control(nint ssl, int command, nint number, nint pointer);

    [LibraryImport(Ssl, EntryPoint = "DTLS_set_timer_cb")]
    public static partial void SetTimerCallback(nint ssl, delegate* unmanaged[Cdecl]<nint, uint, uint> callback);

    [LibraryImport(Ssl, EntryPoint = "SSL_do_handshake")]
    public static partial int DoHandshake(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_read")]
    public static partial int Read(nint ssl, byte* buffer, int length);

    [LibraryImport(Ssl, EntryPoint = "SSL_shutdown")]
    public static partial int Shutdown(nint ssl);

    /// <summary>Buffers for one record in each direction, 17 KB each.</summary>
    [LibraryImport(Ssl, EntryPoint = "SSL_alloc_buffers")]
    public static partial int AllocateBuffers(nint ssl);

    /// <summary>Does nothing while there is something in them.</summary>
    [LibraryImport(Ssl, EntryPoint = "SSL_free_buffers")]
    public static partial int FreeBuffers(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_get_error")]
    public static partial int GetError(nint ssl, int result);

    [LibraryImport(Ssl, EntryPoint = "SSL_get1_peer_certificate")]
    public static partial nint GetPeerCertificate(nint ssl);

    /// <summary>Points to SRTP_PROTECTION_PROFILE { const char *name; unsigned long id; }.</summary>
    [LibraryImport(Ssl, EntryPoint = "SSL_get_selected_srtp_profile")]
    public static partial nint GetSelectedSrtpProfile(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_export_keying_material")]
    public static partial int ExportKeyingMaterial(
        nint ssl, byte* output, nuint outputLength, byte* label, nuint labelLength, byte* context, nuint contextLength, int useContext);

    [LibraryImport(Crypto, EntryPoint = "i2d_X509")]
    public static partial int EncodeCertificate(nint certificate, byte** output);

    [LibraryImport(Crypto, EntryPoint = "X509_free")]
    public static partial void FreeCertificate(nint certificate);

    [LibraryImport(Crypto, EntryPoint = "BIO_write")]
    public static partial int BioWrite(nint bio, byte* bytes, int length);

    [LibraryImport(Crypto, EntryPoint = "BIO_read")]
    public static partial int BioRead(nint bio, byte* bytes, int length);

    [LibraryImport(Crypto, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    /// <summary>A memory BIO that asks to retry when it is empty, instead of reporting the end.</summary>
    public static nint NewMemoryBio()
    {
        var bio = BioNew(MemoryBio());
        BioControl(bio, BioSetMemEofReturn, -1, 0);
        return bio;
    }

    /// <summary>Accepts every certificate: its fingerprint is compared with the SDP's after the handshake (RFC 5763 §5).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int AcceptAnyCertificate(nint store, nint argument) => 1;

    /// <summary>Keeps OpenSSL's own timer, which reads the wall clock, from running out: we retransmit by our time.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static uint AnHour(nint ssl, uint previousMicroseconds) => 3_600_000_000;

    /// <summary>OpenSSL's own timer at its usual pace, by the wall clock.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static uint ASecondDoubled(nint ssl, uint previousMicroseconds) =>
        previousMicroseconds == 0 ? 1_000_000 : Math.Min(previousMicroseconds * 2, 4_000_000);

    [LibraryImport(Crypto, EntryPoint = "BIO_new")]
    private static partial nint BioNew(nint method);

    [LibraryImport(Crypto, EntryPoint = "BIO_s_mem")]
    private static partial nint MemoryBio();

    [LibraryImport(Crypto, EntryPoint = "BIO_ctrl")]
    private static partial nint BioControl(nint bio, int command, nint number, nint pointer);
}
