namespace Itog.WebRtc.Ice;

/// <summary>One event of <see cref="IceAgent.TryGetEvent"/>.</summary>
internal readonly record struct IceEvent(IceEventKind Kind, SocketEndpoint Endpoint);
