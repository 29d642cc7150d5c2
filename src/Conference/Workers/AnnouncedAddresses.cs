using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Itog.Conference.Workers;

/// <summary>Which addresses of this machine a browser is told to try.</summary>
internal static class AnnouncedAddresses
{
    /// <summary>
    /// The configured addresses; without any, every address of the machine on which a socket bound to <paramref name="bound"/> can be reached,
    /// loopback last.
    /// </summary>
    public static IReadOnlyList<IPAddress> Of(IPAddress bound, IEnumerable<string> configured)
    {
        IPAddress[] told = [.. configured.Select(IPAddress.Parse)];
        if (told.Length > 0)
        {
            return told;
        }

        if (!bound.Equals(IPAddress.Any) && !bound.Equals(IPAddress.IPv6Any))
        {
            return [bound];
        }

        var v6 = bound.AddressFamily == AddressFamily.InterNetworkV6;
        return
        [
            .. NetworkInterface.GetAllNetworkInterfaces()
                .Where(i => i.OperationalStatus == OperationalStatus.Up)
                .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                .Select(u => u.Address)
                .Where(a => a.AddressFamily == AddressFamily.InterNetwork || (v6 && !a.IsIPv6LinkLocal))
                .Append(IPAddress.Loopback)
                .Distinct()
                .OrderBy(IPAddress.IsLoopback),
        ];
    }
}
