namespace Itog.WebRtc.Sdp;

/// <summary>A session description (RFC 8866) as far as WebRTC needs it; immutable, made by the parser or by an answer.</summary>
public sealed record SessionDescription
{
    /// <summary>Longest text that is parsed, in characters: three times what a page with twenty m-lines sends.</summary>
    public const int MaxLength = 192 * 1024;

    public const int MaxLines = 12_000;

    public const int MaxMedia = 64;

    /// <summary>The value of <c>o=</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The value of <c>s=</c>.</summary>
    public string Name { get; init; } = "-";

    /// <summary>MIDs of the first BUNDLE group (RFC 9143 §7); null without one.</summary>
    public IReadOnlyList<string>? Bundle { get; init; }

    public bool IsIceLite { get; init; }

    public IReadOnlyList<string> IceOptions { get; init; } = [];

    public bool AllowsMixedExtensions { get; init; }

    public IReadOnlyList<MediaDescription> Media { get; init; } = [];

    /// <summary>
    /// Parses <paramref name="text"/>. False with the line and the reason when it breaks the grammar or a limit; unknown
    /// attributes are skipped (RFC 8866 §5.13).
    /// </summary>
    public static bool TryParse(string text, out SessionDescription? description, out SdpError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new SdpParser();
        description = parser.Parse(text);
        error = parser.Error;
        return description is not null;
    }

    /// <summary>The description as text, lines ended by CRLF.</summary>
    public override string ToString() => SdpWriter.Write(this);
}
