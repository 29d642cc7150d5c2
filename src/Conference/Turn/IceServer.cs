namespace Itog.Conference.Turn;

/// <summary>A server for a page's <c>RTCConfiguration.iceServers</c>; the names are those of the browser's dictionary. Immutable.</summary>
/// <param name="Credential">A secret of its receiver: not for logs.</param>
public sealed record IceServer(IReadOnlyList<string> Urls, string Username, string Credential)
{
    /// <summary>The values of WHIP's and WHEP's <c>Link</c> headers, one for each URL (RFC 9725 §4.6).</summary>
    public IEnumerable<string> Links() =>
        Urls.Select(url => $"<{url}>; rel=\"ice-server\"; username=\"{Username}\"; credential=\"{Credential}\"; credential-type=\"password\"");

    /// <summary>Without the credential.</summary>
    public override string ToString() => string.Join(' ', Urls);
}
