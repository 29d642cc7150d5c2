namespace Itog.WebRtc.Sdp;

/// <summary>What one m-line came to; in the order of the offer.</summary>
public sealed record NegotiatedMedia
{
    /// <summary>Position among the m-lines, from 0.</summary>
    public required int Index { get; init; }

    public required string Mid { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>Seen from us: <see cref="MediaDirection.RecvOnly"/> for a publisher's m-line.</summary>
    public required MediaDirection Direction { get; init; }

    /// <summary>The m-line was answered with port 0: refused, or it offered no codec that we know.</summary>
    public bool IsRejected { get; init; }

    /// <summary>Null when rejected or inactive.</summary>
    public NegotiatedCodec? Codec { get; init; }

    public ExtensionIds Extensions { get; init; } = new();

    /// <summary>Streams that the offer announced; empty when packets are to be recognised by MID (and RID).</summary>
    public IReadOnlyList<PublishedSource> Sources { get; init; } = [];

    /// <summary>Simulcast layers that the offerer will send, in its order; empty without simulcast.</summary>
    public IReadOnlyList<string> Rids { get; init; } = [];
}
