namespace Itog.WebRtc;

/// <summary>What a <see cref="Peer"/> has let through and dropped since it began. A snapshot.</summary>
public record struct PeerCounters
{
    /// <summary>SRTP and SRTCP packets accepted.</summary>
    public long PacketsReceived { get; internal set; }

    /// <summary>SRTP and SRTCP packets protected.</summary>
    public long PacketsSent { get; internal set; }

    /// <summary>Packets whose index was seen before or is too old (RFC 3711 §3.3.2).</summary>
    public long Replayed { get; internal set; }

    /// <summary>SRTP and SRTCP packets with a wrong authentication tag.</summary>
    public long AuthenticationFailures { get; internal set; }

    /// <summary>Datagrams that are not what their first byte promises, or nothing we know (RFC 7983).</summary>
    public long Malformed { get; internal set; }

    /// <summary>Datagrams other than STUN from an address with no valid check.</summary>
    public long UnknownAddress { get; internal set; }

    /// <summary>SRTP and SRTCP that came before there were keys, or after the end.</summary>
    public long Untimely { get; internal set; }

    /// <summary>Packets of more SSRCs than one peer may have.</summary>
    public long TooManyStreams { get; internal set; }

    /// <summary>STUN requests refused for wrong credentials.</summary>
    public long StunUnauthorized { get; internal set; }

    /// <summary>STUN requests answered with success.</summary>
    public long StunAnswered { get; internal set; }

    /// <summary>Packets not protected because their index was used before: a second one would break GCM (RFC 7714 §8.1).</summary>
    public long RepeatedSends { get; internal set; }

    /// <summary>STUN answers dropped because the caller did not drain <see cref="Peer.TryGetTransmit"/>.</summary>
    public long TransmitOverflows { get; internal set; }

    /// <summary>DTLS flights sent again.</summary>
    public long HandshakeRetransmissions { get; internal set; }
}
