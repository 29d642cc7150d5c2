namespace Itog.Conference;

/// <summary>
/// What a page sends to join a room: the complete offer of its one <c>RTCPeerConnection</c> (every own track a sendonly
/// m-line, every receive slot a recvonly m-line, BUNDLE, no trickle) and a table with one row for each m-line.
/// Afterwards sources are switched on the server; there is no renegotiation. A reconnect is a new offer of the same member.
/// </summary>
public sealed record JoinOffer(string Sdp, IReadOnlyList<MediaLine> Lines)
{
    /// <summary>Answer an m-line without a row by port 0, instead of refusing the offer: tools know no table, and may offer more lines than there are slots.</summary>
    public bool RejectsUnlisted { get; init; }
}
