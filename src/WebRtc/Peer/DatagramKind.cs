namespace Itog.WebRtc;

/// <summary>What <see cref="Peer.HandleDatagram"/> has for its caller.</summary>
public enum DatagramKind
{
    /// <summary>Nothing: consumed by ICE or DTLS, or dropped and counted.</summary>
    None,

    /// <summary>A clear RTP packet.</summary>
    Rtp,

    /// <summary>A clear compound RTCP packet.</summary>
    Rtcp,
}
