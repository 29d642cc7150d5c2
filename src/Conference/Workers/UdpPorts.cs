using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers.Linux;

namespace Itog.Conference.Workers;

/// <summary>Opens the ports of workers in the way that suits the system and the settings.</summary>
internal static class UdpPorts
{
    /// <summary>How often another free port is tried when the first one is taken on another address.</summary>
    private const int FreePortTries = 20;

    /// <param name="way"><see cref="SocketWay.Auto"/>: batches where the system has them.</param>
    /// <param name="addresses">No wildcards, at most 256.</param>
    /// <param name="port">0: any port that is free on all of them.</param>
    public static IUdpPort Open(SocketWay way, IReadOnlyList<IPAddress> addresses, int port)
    {
        ArgumentOutOfRangeException.ThrowIfZero(addresses.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, byte.MaxValue + 1);
        var sockets = port != 0 ? OpenSockets(addresses, port) : OpenAnywhere(addresses);
        return way == SocketWay.Auto && Libc.HasBatches ? new LinuxUdpPort(sockets) : new PortableUdpPort(sockets);
    }

    private static LocalSocket[] OpenAnywhere(IReadOnlyList<IPAddress> addresses)
    {
        for (var left = FreePortTries; ; left--)
        {
            var first = new LocalSocket(new IPEndPoint(addresses[0], 0));
            try
            {
                return [first, .. OpenSockets([.. addresses.Skip(1)], first.Local.Port)];
            }
            catch (SocketException e)
            {
                first.Dispose();
                if (e.SocketErrorCode != SocketError.AddressAlreadyInUse || left == 0)
                {
                    throw;
                }
            }
        }
    }

    private static LocalSocket[] OpenSockets(IReadOnlyList<IPAddress> addresses, int port)
    {
        var open = new List<LocalSocket>();
        try
        {
            foreach (var address in addresses)
            {
                open.Add(new LocalSocket(new IPEndPoint(address, port)));
            }
        }
        catch (SocketException)
        {
            open.ForEach(s => s.Dispose());
            throw;
        }

        return [.. open];
    }
}
