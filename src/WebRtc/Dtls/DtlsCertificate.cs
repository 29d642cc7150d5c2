using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// The self-signed P-256 certificate by which this process is known in DTLS handshakes, with its OpenSSL context.
/// Made once at start-up and shared by all peers of all workers, as it is immutable after construction; its owner disposes of it last.
/// </summary>
public sealed class DtlsCertificate : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private DtlsCertificate(byte[] der, byte[] privateKey)
    {
        Fingerprint = Fingerprint.OfCertificate(der);
        _ = privateKey;
    }

    /// <summary>What goes into <c>a=fingerprint</c> of our SDP.</summary>
    public Fingerprint Fingerprint { get; }

    /// <param name="now">The validity begins a day before, for peers whose clocks are behind.</param>
    public static DtlsCertificate Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Validity);
        return new DtlsCertificate(certificate.RawData, key.ExportECPrivateKey());
    }

    public void Dispose()
    {
    }
}
