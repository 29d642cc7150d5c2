using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>One m-line and its attributes, as far as we understand them; immutable.</summary>
public sealed record MediaDescription
{
    /// <summary>Line of the text where the m-line stands, from 1; 0 in descriptions that we make.</summary>
    public int Line { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>The media type as written: <c>audio</c>, <c>video</c>, <c>application</c>…</summary>
    public required string KindName { get; init; }

    /// <summary>0 is a rejected m-line, unless <see cref="IsBundleOnly"/>.</summary>
    public required int Port { get; init; }

    /// <summary>The value of <c>b=AS</c>, kbit/s; 0 when absent.</summary>
    public int BandwidthKilobits { get; init; }

    public required string Protocol { get; init; }

    /// <summary>The formats of the m-line in their order of preference, as written.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Payload types that have an <c>a=rtpmap</c>, in the order of the m-line.</summary>
    public IReadOnlyList<Codec> Codecs { get; init; } = [];

    public string? Mid { get; init; }

    public MediaDirection Direction { get; init; } = MediaDirection.SendRecv;

    public IReadOnlyList<ExtensionMap> Extensions { get; init; } = [];

    public IReadOnlyList<DeclaredSource> Sources { get; init; } = [];

    public IReadOnlyList<SourceGroup> SourceGroups { get; init; } = [];

    public IReadOnlyList<RestrictionIdentifier> Rids { get; init; } = [];

    /// <summary>The value of <c>a=simulcast</c>; null when absent.</summary>
    public string? Simulcast { get; init; }

    /// <summary>"stream track" of <c>a=msid</c>; null when absent.</summary>
    public string? Msid { get; init; }

    /// <summary>Of this m-line, or of the session when the m-line has none.</summary>
    public IceCredentials? Ice { get; init; }

    /// <summary>Of this m-line, or of the session when the m-line has none; hashes other than SHA-256 are skipped.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>Of this m-line, or of the session when the m-line has none.</summary>
    public DtlsSetup? Setup { get; init; }

    /// <summary>The values of <c>a=candidate</c> lines.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public bool HasEndOfCandidates { get; init; }

    public bool HasRtcpMux { get; init; }

    public bool HasReducedSizeRtcp { get; init; }

    public bool IsBundleOnly { get; init; }

    public bool IsRejected => Port == 0 && !IsBundleOnly;
}
