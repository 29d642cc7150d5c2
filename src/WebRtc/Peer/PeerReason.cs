namespace Itog.WebRtc;

/// <summary>Why a <see cref="Peer"/> changed its state.</summary>
public enum PeerReason
{
    None,

    /// <summary>An authentic connectivity check or packet came.</summary>
    Authenticated,

    /// <summary>The DTLS handshake is finished.</summary>
    HandshakeFinished,

    /// <summary>No authentic connectivity check in time.</summary>
    NoConnectivity,

    /// <summary>The DTLS handshake was not finished in time.</summary>
    HandshakeTimeout,

    /// <summary>The DTLS handshake broke: a fatal alert of either side.</summary>
    HandshakeRefused,

    /// <summary>The remote's certificate is not the one its SDP promised (RFC 5763 §5).</summary>
    FingerprintMismatch,

    /// <summary>No SRTP profile in common (RFC 5764 §4.1).</summary>
    NoSrtpProfile,

    /// <summary>Nothing authentic for <see cref="PeerOptions.DisconnectedAfter"/>.</summary>
    Silence,

    /// <summary>Nothing authentic for <see cref="PeerOptions.FailedAfter"/>: consent is gone (RFC 7675 §5.1).</summary>
    ConsentExpired,

    /// <summary>The remote sent close_notify or a fatal alert.</summary>
    ClosedByRemote,

    /// <summary><see cref="Peer.Close"/> was called.</summary>
    ClosedLocally,
}
