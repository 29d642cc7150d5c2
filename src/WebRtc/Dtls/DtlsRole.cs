namespace Itog.WebRtc.Dtls;

/// <summary>Who begins the DTLS handshake: the <c>a=setup</c> of an answer (RFC 5763 §5).</summary>
public enum DtlsRole
{
    /// <summary>DTLS server: waits for the ClientHello.</summary>
    Passive,

    /// <summary>DTLS client: sends the ClientHello.</summary>
    Active,
}
