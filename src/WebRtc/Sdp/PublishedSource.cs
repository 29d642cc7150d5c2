using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>A stream that the offerer announced with <c>a=ssrc</c>, and the stream of its retransmissions, if any.</summary>
public readonly record struct PublishedSource(Ssrc Media, Ssrc? Rtx);
