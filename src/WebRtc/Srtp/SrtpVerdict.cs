namespace Itog.WebRtc.Srtp;

/// <summary>What became of a packet in an SRTP session.</summary>
public enum SrtpVerdict
{
    Accepted,

    /// <summary>Not of the form of RTP or RTCP.</summary>
    Malformed,

    /// <summary>Its index was used before, or is too old to know (RFC 3711 §3.3.2).</summary>
    Replayed,

    /// <summary>Its authentication tag is wrong.</summary>
    Unauthentic,

    /// <summary>The session has as many streams as it may.</summary>
    TooManyStreams,
}
