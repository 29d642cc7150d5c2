using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>A pseudo m-line of an <see cref="SdpFragment"/> with what follows it (RFC 8840 §9.2); immutable.</summary>
public sealed record SdpFragmentMedia
{
    /// <summary>Line of the text where the m-line stands, from 1; 0 in fragments that we make.</summary>
    public int Line { get; init; }

    /// <summary>The value of <c>m=</c>; only the mid tells which m-line of the session is meant.</summary>
    public required string Value { get; init; }

    public required string Mid { get; init; }

    /// <summary>Of this m-line, or of the fragment when the m-line has none.</summary>
    public IceCredentials? Ice { get; init; }

    /// <summary>The values of <c>a=candidate</c> lines, each of the right form (RFC 8839 §5.1).</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public bool HasEndOfCandidates { get; init; }
}
