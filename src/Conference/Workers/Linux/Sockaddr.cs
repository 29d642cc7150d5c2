using System.Net.Sockets;
using System.Runtime.InteropServices;
using Itog.WebRtc;

namespace Itog.Conference.Workers.Linux;

/// <summary>The raw socket addresses of ip(7) and ipv6(7).</summary>
internal static class Sockaddr
{
    /// <summary>Room for either family.</summary>
    public const int Bytes = 32;

    private const ushort Inet = 2; // AF_INET
    private const ushort Inet6 = 10; // AF_INET6

    /// <summary>Whether a socket of this family can reach the address.</summary>
    public static bool CanReach(AddressFamily family, in SocketEndpoint to) => family == AddressFamily.InterNetworkV6 || to.IsIPv4;

    /// <summary>Writes an address into <see cref="Bytes"/> bytes; returns how many of them are it.</summary>
    public static int Write(AddressFamily family, in SocketEndpoint endpoint, Span<byte> sockaddr)
    {
        sockaddr.Clear();
        MemoryMarshal.Write(sockaddr, family == AddressFamily.InterNetworkV6 ? Inet6 : Inet);
        return endpoint.WriteSockaddr(family, sockaddr);
    }
}
