namespace Itog.WebRtc.Rtp;

/// <summary>The fields of the fixed RTP header that a sender chooses (RFC 3550 §5.1).</summary>
public readonly record struct RtpHeader(
    PayloadType PayloadType,
    SequenceNumber Sequence,
    RtpTimestamp Timestamp,
    Ssrc Ssrc,
    bool Marker);
