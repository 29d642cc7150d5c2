using System.Net;
using System.Net.Sockets;

namespace Itog.Conference.Workers.Tcp;

/// <summary>Opens the listening sockets of a worker's <see cref="TcpEndpoint"/>, one for each local address, all on one port.</summary>
internal static class TcpListening
{
    private const int Backlog = 128;
    private const int FreePortTries = 20;
    private const int SocketLevel = 1; // SOL_SOCKET of Linux
    private const int ReuseAddress = 2; // SO_REUSEADDR of Linux

    /// <param name="port">The number to take, the UDP port's.</param>
    /// <param name="exactly">False: when it is taken, any other will do.</param>
    public static Socket[] Open(IReadOnlyList<IPAddress> addresses, int port, bool exactly)
    {
        for (var left = exactly ? 0 : FreePortTries; ; left--)
        {
            try
            {
                return OpenAll(addresses, port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && left > 0)
            {
                port = 0;
            }
        }
    }

    private static Socket[] OpenAll(IReadOnlyList<IPAddress> addresses, int port)
    {
        var open = new List<Socket>();
        try
        {
            foreach (var address in addresses)
            {
                open.Add(OpenOne(new IPEndPoint(address, port)));
                port = ((IPEndPoint)open[0].LocalEndPoint!).Port;
            }
        }
        catch (SocketException)
        {
            open.ForEach(s => s.Dispose());
            throw;
        }

        return [.. open];
    }

    private static Socket OpenOne(IPEndPoint local)
    {
        var socket = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Else the connections of the server before a restart keep the port for a minute. Two servers still cannot share it.
                socket.SetRawSocketOption(SocketLevel, ReuseAddress, BitConverter.GetBytes(1));
            }

            socket.Bind(local);
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
