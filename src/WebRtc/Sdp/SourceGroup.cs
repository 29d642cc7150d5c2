using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>An <c>a=ssrc-group</c> (RFC 5576 §4.2); FID names a stream and its retransmissions.</summary>
public sealed record SourceGroup(string Semantics, IReadOnlyList<Ssrc> Sources)
{
    public const string FlowIdentification = "FID";
}
