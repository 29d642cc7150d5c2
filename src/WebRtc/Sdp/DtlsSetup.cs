namespace Itog.WebRtc.Sdp;

/// <summary>Who begins the DTLS handshake (RFC 4145 §4, RFC 8842 §5).</summary>
public enum DtlsSetup
{
    ActPass,
    Active,
    Passive,
}
