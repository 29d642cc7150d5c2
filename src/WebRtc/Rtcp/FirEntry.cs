using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>One entry of a full intra request: the stream, and a number that grows with each new request (RFC 5104 §4.3.1.1).</summary>
public readonly record struct FirEntry(Ssrc Media, byte Sequence);
