using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Itog.Conference;

/// <summary>
/// An address under which browsers reach this machine, as the administrator writes it: <c>203.0.113.5</c>, <c>203.0.113.5:9000</c>,
/// <c>2001:db8::5</c> or <c>[2001:db8::5]:9000</c>. With a port, a router or balancer forwards that port, on this address, to the first
/// worker's, the next port to the next worker's, and so on. Immutable; any thread.
/// </summary>
/// <param name="Port">The first worker's port outside; null: the workers' own ports.</param>
public readonly record struct PublicAddress(IPAddress Address, int? Port)
{
    /// <summary>How an entry is written, for messages to the administrator.</summary>
    public const string Spelling = "an IP address, or one with a port: 203.0.113.5, 203.0.113.5:9000, 2001:db8::5 or [2001:db8::5]:9000";

    /// <summary>Reads an entry; false with what is wrong with it.</summary>
    public static bool TryParse(string? text, out PublicAddress address, [NotNullWhen(false)] out string? reason)
    {
        address = default;
        text = text?.Trim() ?? "";
        if (!TrySplit(text, out var host, out var digits) || !IPAddress.TryParse(host, out var ip))
        {
            reason = "it is no IP address; names are not looked up";
            return false;
        }

        // The system's reader also takes 5, 0x7f.1 and ::1%3, none of which is meant here.
        if (ip.AddressFamily == AddressFamily.InterNetwork ? host != ip.ToString() : host.Contains('%', StringComparison.Ordinal))
        {
            reason = "it is no full IP address";
            return false;
        }

        if (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || ip.Equals(IPAddress.Broadcast) || ip.IsIPv6Multicast || IsIPv4Multicast(ip))
        {
            reason = "nobody can send to it";
            return false;
        }

        var port = 0;
        if (digits is not null && (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > IPEndPoint.MaxPort))
        {
            reason = $"a port is between 1 and {IPEndPoint.MaxPort}";
            return false;
        }

        address = new(ip, digits is null ? null : port);
        reason = null;
        return true;
    }

    /// <summary>What a worker's answers say.</summary>
    /// <param name="worker">Its number, from 0.</param>
    /// <param name="bound">The port it listens on.</param>
    public IPEndPoint Of(int worker, int bound) => new(Address, Port is { } first ? first + worker : bound);

    public override string ToString() => Port is { } port ? new IPEndPoint(Address, port).ToString() : Address.ToString();

    // A colon ends the address only after "]" or when it is the only one.
    private static bool TrySplit(string text, out string host, out string? port)
    {
        host = text;
        port = null;
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || (end + 1 < text.Length && text[end + 1] != ':'))
            {
                return false;
            }

            host = text[1..end];
            port = end + 1 < text.Length ? text[(end + 2)..] : null;
            return host.Contains(':', StringComparison.Ordinal);
        }

        if (text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && colon == text.LastIndexOf(':'))
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }

        return true;
    }

    private static bool IsIPv4Multicast(IPAddress ip)
    {
        Span<byte> bytes = stackalloc byte[16];
        return ip.TryWriteBytes(bytes, out var length) && length == 4 && bytes[0] is >= 224 and < 240;
    }
}
