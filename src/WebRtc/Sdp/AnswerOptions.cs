using System.Net;

using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>What an answer needs besides the offer.</summary>
public sealed record AnswerOptions
{
    /// <summary>Our credentials: the user fragment also finds the peer among those that share the port.</summary>
    public required IceCredentials Ice { get; init; }

    /// <summary>Of our DTLS certificate.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>Our addresses, all UDP host candidates, best first.</summary>
    public required IReadOnlyList<IPEndPoint> Candidates { get; init; }

    /// <summary>Where we accept TCP connections (RFC 6544 passive host candidates), best first; they stand after all of UDP.</summary>
    public IReadOnlyList<IPEndPoint> TcpCandidates { get; init; } = [];

    /// <summary>Decides each m-line, in the order of the offer; not asked about those that cannot be accepted anyway.</summary>
    public required Func<MediaDescription, MediaDecision> Decide { get; init; }

    /// <summary>The number in <c>o=</c>, 63 bits at most.</summary>
    public required long SessionId { get; init; }

    /// <summary>Rises by one with each answer of the same session.</summary>
    public long SessionVersion { get; init; } = 1;

    /// <summary>What a video publisher's encoder begins with (Chromium's <c>x-google-start-bitrate</c>), kbit/s; 0 leaves it out.</summary>
    public int VideoStartKilobits { get; init; } = 800;

    /// <summary>What a video publisher may send at most, kbit/s (<c>b=AS</c>, <c>x-google-max-bitrate</c>); 0 leaves it out.</summary>
    public int VideoMaxKilobits { get; init; }

    /// <summary>Take all simulcast layers of a video m-line that offers them; otherwise the offerer sends one stream.</summary>
    public bool AcceptSimulcast { get; init; }

    /// <summary>What an audio publisher is asked to send, bit/s (RFC 7587 §6.1).</summary>
    public int AudioBitsPerSecond { get; init; } = 48_000;
}
