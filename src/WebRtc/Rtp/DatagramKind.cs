namespace Itog.WebRtc.Rtp;

/// <summary>What a datagram on the one shared port carries, by its first bytes (RFC 7983 §7, RFC 5761 §4).</summary>
public enum DatagramKind
{
    Unknown,
    Stun,
    Dtls,
    Rtp,
    Rtcp,
}
