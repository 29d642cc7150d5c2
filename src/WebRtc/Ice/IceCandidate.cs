using System.Globalization;
using System.Net;

namespace Itog.WebRtc.Ice;

/// <summary>A UDP candidate as it stands in SDP after "a=" (RFC 8839 §5.1): what a lite server announces, what a client reads.</summary>
/// <param name="Foundation">Equal for candidates of one type, base and server.</param>
/// <param name="Component">1: RTP and RTCP share it.</param>
/// <param name="Type">host, srflx, prflx or relay.</param>
public readonly record struct IceCandidate(string Foundation, int Component, uint Priority, SocketEndpoint Endpoint, string Type)
{
    private const int HostPreference = 126;
    private const int RtpComponent = 1;

    /// <summary>A host candidate (RFC 8445 §5.1.2.1 gives its priority).</summary>
    /// <param name="localPreference">Higher is better; each of an agent's addresses has its own.</param>
    public static IceCandidate Host(SocketEndpoint endpoint, ushort localPreference = ushort.MaxValue)
    {
        var priority = (HostPreference << 24) + ((uint)localPreference << 8) + (256 - RtpComponent);
        return new(localPreference.ToString(CultureInfo.InvariantCulture), RtpComponent, priority, endpoint, "host");
    }

    /// <summary>Reads "candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host …". False for TCP and for names such as mDNS ones.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, out IceCandidate candidate)
    {
        candidate = default;
        const string prefix = "candidate:";
        line = line.Trim();

        // Visible ASCII and single spaces only (RFC 8839 §5.1); .NET's own number parsers would overlook a NUL at the end.
        if (!line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || line.ContainsAnyExceptInRange(' ', '~'))
        {
            return false;
        }

        line = line[prefix.Length..];
        Span<Range> fields = stackalloc Range[9];
        if (line.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) < 8
            || !line[fields[2]].Equals("udp", StringComparison.OrdinalIgnoreCase)
            || !line[fields[6]].Equals("typ", StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(line[fields[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var component)
            || component is < 1 or > 256
            || !uint.TryParse(line[fields[3]], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !IPAddress.TryParse(line[fields[4]], out var address)
            || !ushort.TryParse(line[fields[5]], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        candidate = new(line[fields[0]].ToString(), component, priority, SocketEndpoint.FromAddress(address, port), line[fields[7]].ToString());
        return true;
    }

    /// <summary>The SDP form without "a=".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"candidate:{Foundation} {Component} udp {Priority} {Endpoint.ToIPEndPoint().Address} {Endpoint.Port} typ {Type}");
}
