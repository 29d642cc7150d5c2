namespace Itog.WebRtc;

/// <summary>
/// The life of a <see cref="Peer"/>:
/// <code>
///   New ──valid check──► Connecting ──DTLS finished──► Connected ◄──► Disconnected
///    │                       │                             │  silence      │
///    └───────timeout─────────┴──────────► Failed ◄─────────┴───────────────┘
///   any of them ──Close or the remote's close_notify──► Closed
/// </code>
/// </summary>
public enum PeerState
{
    /// <summary>No valid connectivity check yet.</summary>
    New,

    /// <summary>An address is known to work; the DTLS handshake is under way.</summary>
    Connecting,

    /// <summary>Packets flow.</summary>
    Connected,

    /// <summary>Nothing authentic has come for a while; it may return, so packets are still sent.</summary>
    Disconnected,

    /// <summary>Given up: the remote never came, never came back, or is not who the SDP said.</summary>
    Failed,

    /// <summary>Ended by either side on purpose.</summary>
    Closed,
}
