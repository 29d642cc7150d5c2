namespace Itog.Interop.Room;

/// <summary>How a page reaches the server: its selected pair of candidates.</summary>
/// <param name="Type">Of the page's candidate: <c>host</c>, <c>srflx</c>, <c>prflx</c>, <c>relay</c>.</param>
/// <param name="Protocol">The one that the server sees.</param>
/// <param name="RelayProtocol">The one between the page and its TURN server.</param>
public sealed record PeerPath(string Type, string Protocol, string? RelayProtocol);
