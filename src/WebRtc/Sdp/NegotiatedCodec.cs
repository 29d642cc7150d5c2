using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>The codec of an m-line after the answer, with the payload type of its retransmissions.</summary>
/// <param name="Name"><c>opus</c> or <c>VP8</c>.</param>
/// <param name="ClockRate">Ticks per second of the RTP timestamp.</param>
/// <param name="PayloadType">Of media packets.</param>
/// <param name="Rtx">Of retransmissions (RFC 4588); null when not negotiated.</param>
public sealed record NegotiatedCodec(string Name, int ClockRate, PayloadType PayloadType, PayloadType? Rtx)
{
    /// <summary>NACK was negotiated (RFC 4585).</summary>
    public bool HasNack { get; init; }

    /// <summary>PLI was negotiated (RFC 4585 §6.3.1).</summary>
    public bool HasPli { get; init; }

    /// <summary>FIR was negotiated (RFC 5104 §4.3.1).</summary>
    public bool HasFir { get; init; }

    /// <summary>REMB was negotiated, for want of transport-wide feedback.</summary>
    public bool HasRemb { get; init; }

    /// <summary>Transport-wide feedback was negotiated: without it a Chromium publisher stays at 300 kbit/s, unless REMB says otherwise.</summary>
    public bool HasTransportFeedback { get; init; }
}
