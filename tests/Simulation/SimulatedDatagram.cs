using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>A datagram on arrival.</summary>
/// <param name="From">The sender's address as the receiver sees it, behind any translation.</param>
/// <param name="To">The address of the host that gets it.</param>
public sealed record SimulatedDatagram(SocketEndpoint From, SocketEndpoint To, byte[] Bytes);
