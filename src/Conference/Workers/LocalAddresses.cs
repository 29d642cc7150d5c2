using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Itog.Conference.Workers;

/// <summary>
/// The addresses of this machine on which the workers listen, one socket each: an answer must leave from the address that the check
/// went to (RFC 8445 §7.2.5.2.1), which a socket on a wildcard of a machine with several addresses does not promise.
/// </summary>
internal static class LocalAddresses
{
    /// <summary>
    /// The addresses of <paramref name="bound"/>, separated by commas; a wildcard stands for every address of the machine of its family
    /// (<c>::</c>: of both), loopback last.
    /// </summary>
    public static IReadOnlyList<IPAddress> Of(string bound)
    {
        var named = bound.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse);
        return [.. named.SelectMany(Expand).Distinct().OrderBy(IPAddress.IsLoopback)];
    }

    /// <summary>Whether <see cref="Of"/> understands it.</summary>
    public static bool AreReadable(string? bound)
    {
        var named = (bound ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return named.Length > 0 && named.All(a => IPAddress.TryParse(a, out _));
    }

    private static IEnumerable<IPAddress> Expand(IPAddress address)
    {
        var both = address.Equals(IPAddress.IPv6Any);
        return both || address.Equals(IPAddress.Any)
            ? OfMachine().Where(a => a.AddressFamily == AddressFamily.InterNetwork || both).Append(IPAddress.Loopback)
            : [address];
    }

    private static IEnumerable<IPAddress> OfMachine() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up)
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(u => u.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork || (Socket.OSSupportsIPv6 && !a.IsIPv6LinkLocal));
}
