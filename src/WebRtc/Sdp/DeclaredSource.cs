using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>A stream announced by <c>a=ssrc</c> (RFC 5576 §4.1).</summary>
public sealed record DeclaredSource(Ssrc Ssrc)
{
    public string? CanonicalName { get; init; }

    /// <summary>"stream track" of the older msid form that browsers still send.</summary>
    public string? Msid { get; init; }
}
