using System.Runtime.ConstrainedExecution;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// The self-signed P-256 certificate by which this process is known in DTLS handshakes, with its OpenSSL context.
/// Made once at start-up and shared by all peers of all workers, as it is immutable after construction; its owner disposes of it.
/// </summary>
public sealed unsafe class DtlsCertificate : CriticalFinalizerObject, IDisposable
{
    // AES-GCM only: every browser has the first one (RFC 8827 §6.5), and DtlsFlight knows the least length of their records.
    private const string Ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384";

    // In order of preference; the server's order decides.
    private const string SrtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";

    /// <summary>Bytes of certificates taken from a remote, which OpenSSL keeps room for as soon as their first fragment claims them.</summary>
    private const int LongestCertificateList = 16 * 1024;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private DtlsCertificate(byte[] der, byte[] privateKey, string srtpProfiles)
    {
        Fingerprint = Fingerprint.OfCertificate(der);
        Context = Libssl.ContextNew(Libssl.DtlsMethod());
        if (Context == 0)
        {
            throw new CryptographicException("OpenSSL has no DTLS.");
        }

        Configure(der, privateKey, srtpProfiles);
    }

    ~DtlsCertificate() => Free();

    /// <summary>What goes into <c>a=fingerprint</c> of our SDP.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>The SSL_CTX. Each SSL made from it holds it too, so the certificate may go before connections that have begun.</summary>
    internal nint Context { get; private set; }

    /// <param name="now">The validity begins a day before, for peers whose clocks are behind.</param>
    public static DtlsCertificate Create(DateTimeOffset now) => Create(now, SrtpProfiles);

    /// <param name="srtpProfiles">OpenSSL's names of the profiles to offer, for tests.</param>
    internal static DtlsCertificate Create(DateTimeOffset now, string srtpProfiles)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Validity);
        var privateKey = key.ExportECPrivateKey();
        try
        {
            return new DtlsCertificate(certificate.RawData, privateKey, srtpProfiles);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Configure(byte[] der, byte[] privateKey, string srtpProfiles)
    {
        _ = Libssl.ContextSetOptions(
            Context,
            Libssl.OptionNoQueryMtu | Libssl.OptionNoTicket | Libssl.OptionNoCompression
            | Libssl.OptionCipherServerPreference | Libssl.OptionNoRenegotiation);
        _ = Libssl.ContextControl(Context, Libssl.ControlSetSessionCacheMode, 0, null);
        _ = Libssl.ContextControl(Context, Libssl.ControlSetMaximalCertificateList, LongestCertificateList, null);
        Libssl.ContextSetVerify(Context, Libssl.VerifyPeerAndFailWithoutCertificate, 0);
        Libssl.ContextSetCertificateVerifyCallback(Context, &Libssl.AcceptAnyCertificate, 0);
        fixed (byte* groups = "X25519:P-256:P-384\0"u8)
        fixed (byte* derPointer = der)
        fixed (byte* keyPointer = privateKey)
        {
            var configured = Libssl.ContextControl(Context, Libssl.ControlSetMinimalVersion, Libssl.Dtls12, null) == 1
                && Libssl.ContextControl(Context, Libssl.ControlSetMaximalVersion, Libssl.Dtls12, null) == 1
                && Libssl.ContextControl(Context, Libssl.ControlSetGroupsList, 0, groups) == 1
                && Libssl.ContextSetCipherList(Context, Ciphers) == 1
                && Libssl.ContextSetUseSrtp(Context, srtpProfiles) == 0
                && Libssl.ContextUseCertificate(Context, der.Length, derPointer) == 1
                && Libssl.ContextUsePrivateKey(Libssl.EllipticCurveKey, Context, keyPointer, privateKey.Length) == 1;
            if (!configured)
            {
                throw new CryptographicException("OpenSSL refuses our DTLS settings.");
            }
        }
    }

    private void Free()
    {
        if (Context != 0)
        {
            Libssl.ContextFree(Context);
            Context = 0;
        }
    }
}
