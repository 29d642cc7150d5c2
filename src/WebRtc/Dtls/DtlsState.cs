namespace Itog.WebRtc.Dtls;

/// <summary>The life of a <see cref="DtlsConnection"/>: Handshaking → Connected → Closed, or Failed at any time before that.</summary>
public enum DtlsState
{
    Handshaking,

    /// <summary>The remote is who its SDP said, and there are keys.</summary>
    Connected,

    /// <summary>Either side has said close_notify.</summary>
    Closed,

    /// <summary>Broken, for <see cref="DtlsConnection.Reason"/>.</summary>
    Failed,
}
