using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>
/// The answer of an ICE-lite, always-bundling, DTLS-passive server to a complete offer (RFC 9429 §5.3); immutable.
/// </summary>
public sealed record SdpAnswer
{
    /// <summary>The refusal of an offer that is well-formed, but has nothing for this server.</summary>
    public static SdpError NothingAccepted { get; } = new(0, "no m-line has media that this server takes: Opus and VP8 by UDP/TLS/RTP/SAVPF");

    /// <summary>The answer itself; its <c>ToString</c> is what goes to the offerer.</summary>
    public required SessionDescription Description { get; init; }

    /// <summary>One for each m-line of the offer, in its order.</summary>
    public required IReadOnlyList<NegotiatedMedia> Media { get; init; }

    /// <summary>The offerer's credentials: those of the bundle's first m-line, when an offer has several (RFC 9143 §7.1.3).</summary>
    public required IceCredentials RemoteIce { get; init; }

    /// <summary>Of the certificate that the offerer will show.</summary>
    public required Fingerprint RemoteFingerprint { get; init; }

    /// <summary>
    /// Answers <paramref name="offer"/>. False with the reason when the offer cannot be served at all: no bundle, no ICE
    /// credentials or fingerprint, no m-line that we accept, or a decision against the direction offered.
    /// </summary>
    public static bool TryCreate(SessionDescription offer, AnswerOptions options, out SdpAnswer? answer, out SdpError? error)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(options);
        return new SdpNegotiation(offer, options).TryAnswer(out answer, out error);
    }
}
