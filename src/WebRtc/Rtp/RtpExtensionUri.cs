namespace Itog.WebRtc.Rtp;

/// <summary>The URIs of the header extensions that we know, as they stand in <c>a=extmap</c>.</summary>
public static class RtpExtensionUri
{
    /// <summary>RFC 9143 §15.2: which m-line a packet belongs to.</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>RFC 8852 §4.1: which simulcast layer a packet belongs to.</summary>
    public const string Rid = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /// <summary>RFC 8852 §4.2: which simulcast layer a retransmission repairs.</summary>
    public const string RepairedRid = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /// <summary>RFC 6464: level of the sound in the packet.</summary>
    public const string AudioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /// <summary>draft-holmer-rmcat-transport-wide-cc-extensions-01: one sequence for all packets of the transport.</summary>
    public const string TransportSequence = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /// <summary>Departure time of a packet, 6.18 fixed point seconds.</summary>
    public const string AbsSendTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
}
