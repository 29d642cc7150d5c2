using System.Text;

using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>
/// The body <c>application/trickle-ice-sdpfrag</c> (RFC 8840 §9): candidates and credentials of a session that stands, as WHIP and WHEP send them
/// in a PATCH (RFC 9725 §4.3). Immutable, made by the parser or as the answer to a restart.
/// </summary>
public sealed record SdpFragment
{
    /// <summary>Longest text that is parsed, in characters.</summary>
    public const int MaxLength = 32 * 1024;

    public const int MaxLines = 1_000;

    public const string MediaType = "application/trickle-ice-sdpfrag";

    /// <summary>What stands before the first m-line; null without credentials there.</summary>
    public IceCredentials? Ice { get; init; }

    public bool IsIceLite { get; init; }

    /// <summary>The value of <c>a=group:BUNDLE</c>, split; null without one.</summary>
    public IReadOnlyList<string>? Bundle { get; init; }

    public bool HasEndOfCandidates { get; init; }

    public IReadOnlyList<SdpFragmentMedia> Media { get; init; } = [];

    /// <summary>The credentials that the fragment is about: those before the first m-line, or those of the first m-line that has any (bundled lines share one transport).</summary>
    public IceCredentials? Credentials => Ice ?? Media.Select(m => m.Ice).FirstOrDefault(ice => ice is not null);

    /// <summary>
    /// Parses <paramref name="text"/>. False with the line and the reason when it breaks the grammar of RFC 8840 §9.2 or a limit;
    /// unknown attributes are skipped.
    /// </summary>
    public static bool TryParse(string text, out SdpFragment? fragment, out SdpError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new SdpFragmentParser();
        fragment = parser.Parse(text);
        error = parser.Error;
        return fragment is not null;
    }

    /// <summary>The fragment as text, lines ended by CRLF.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(512);
        if (IsIceLite)
        {
            text.Append("a=ice-lite\r\n");
        }

        if (Bundle is { } bundle)
        {
            text.Append("a=group:BUNDLE ").AppendJoin(' ', bundle).Append("\r\n");
        }

        Write(text, Ice, [], HasEndOfCandidates);
        foreach (var media in Media)
        {
            text.Append("m=").Append(media.Value).Append("\r\na=mid:").Append(media.Mid).Append("\r\n");
            Write(text, media.Ice == Ice ? null : media.Ice, media.Candidates, media.HasEndOfCandidates);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, IceCredentials? ice, IReadOnlyList<string> candidates, bool end)
    {
        if (ice is not null)
        {
            text.Append("a=ice-ufrag:").Append(ice.Ufrag).Append("\r\na=ice-pwd:").Append(ice.Password).Append("\r\n");
        }

        foreach (var candidate in candidates)
        {
            text.Append("a=candidate:").Append(candidate).Append("\r\n");
        }

        if (end)
        {
            text.Append("a=end-of-candidates\r\n");
        }
    }
}
