namespace Itog.WebRtc;

/// <summary>One event of <see cref="Peer.TryGetEvent"/>.</summary>
/// <param name="Endpoint">The address in question, where there is one.</param>
/// <param name="Reason">Why it failed or closed; <see cref="PeerReason.None"/> otherwise.</param>
public readonly record struct PeerEvent(PeerEventKind Kind, SocketEndpoint Endpoint = default, PeerReason Reason = PeerReason.None);
