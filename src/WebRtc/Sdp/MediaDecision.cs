using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>What the answerer does with one m-line of the offer; chosen by the room from its table of slots.</summary>
public abstract record MediaDecision
{
    private MediaDecision()
    {
    }

    /// <summary>Receive what the offerer sends: <c>a=recvonly</c>.</summary>
    public sealed record Receive : MediaDecision;

    /// <summary>Send to the offerer: <c>a=sendonly</c> with our own streams announced.</summary>
    /// <param name="Ssrc">Our media stream.</param>
    /// <param name="Rtx">Our stream of retransmissions; used only when RTX is negotiated.</param>
    /// <param name="CanonicalName">Streams with the same name are played in sync by the receiver.</param>
    /// <param name="StreamId">First half of <c>a=msid</c>: the MediaStream that the page sees.</param>
    /// <param name="TrackId">Second half of <c>a=msid</c>.</param>
    public sealed record Send(Ssrc Ssrc, Ssrc Rtx, string CanonicalName, string StreamId, string TrackId) : MediaDecision;

    /// <summary>Keep the m-line without media: <c>a=inactive</c>.</summary>
    public sealed record Inactive : MediaDecision;

    /// <summary>Refuse the m-line for good: port 0.</summary>
    public sealed record Reject : MediaDecision;
}
