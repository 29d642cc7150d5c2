using Itog.WebRtc.Ice;

namespace Itog.Queue.Hub;

/// <summary>A page's wish to restart the ICE of its connection (RFC 8445 §9). Immutable.</summary>
/// <param name="Session">The server's ufrag in the answer that the page has: which of its connections it means.</param>
/// <param name="Remote">The page's new credentials.</param>
public sealed record IceRestart(string Session, IceCredentials Remote);
