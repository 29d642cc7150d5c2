using System.Text;
using Itog.Fuzzing.Engine;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.Fuzzing.Targets;

/// <summary>ICE candidates and fingerprints as they stand in SDP; what is written again reads the same.</summary>
internal sealed class SdpValueTarget : FuzzTarget
{
    public override int MaxLength => 512;

    public override IEnumerable<byte[]> Seeds => new[]
    {
        "candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host",
        "candidate:842163049 1 UDP 1677729535 203.0.113.9 46416 typ srflx raddr 10.0.0.5 rport 46416 generation 0 network-cost 999",
        "candidate:2 1 udp 2130706431 2001:db8::1 5000 typ host",
        "candidate:1 1 udp 2130706431 fe80::1%eth0 5000 typ host",
        "candidate:1 1 udp 2113937151 5c1f4b0e-2e3a-4a3f-9a43-6b0c2b7c9d11.local 56622 typ host",
        "candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active",
        "sha-256 B2:88:61:CB:23:5D:0D:54:C3:88:F3:E4:4F:21:57:C9:15:26:B5:32:FC:86:39:EF:5E:92:82:D1:9C:C1:54:E4",
        "SHA-256 b2:88:61:cb:23:5d:0d:54:c3:88:f3:e4:4f:21:57:c9:15:26:b5:32:fc:86:39:ef:5e:92:82:d1:9c:c1:54:e4",
        "sha-1 B2:88:61:CB:23:5D:0D:54:C3:88:F3:E4:4F:21:57:C9:15:26:B5:32",
    }.Select(Encoding.UTF8.GetBytes);

    public override IReadOnlyList<byte[]> Tokens =>
        [.. new[] { "candidate:", " udp ", " typ ", " host", " 0.0.0.0 ", " ::ffff:1.2.3.4 ", " 65536 ", " 4294967295 ", " 0x7f.1 ", "%1", "  ", "\t", "٣", "sha-256 " }.Select(Encoding.UTF8.GetBytes)];

    // Text, and IPAddress's own parser.
    public override long MostAllocated(int inputLength) => 4096 + (inputLength * 8L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        var text = Encoding.UTF8.GetString(input);
        var isCandidate = IceCandidate.TryParse(text, out var candidate);
        shape.Add(isCandidate);
        if (isCandidate)
        {
            shape.Add(candidate.Endpoint.IsIPv4);
            Violation.Unless(IceCandidate.TryParse(candidate.ToString(), out var again) && again == candidate, "a candidate reads as it was written");
        }

        var isFingerprint = Fingerprint.TryParse(text, out var fingerprint);
        shape.Add(isFingerprint);
        if (isFingerprint)
        {
            Violation.Unless(Fingerprint.TryParse(fingerprint.ToString(), out var again) && again == fingerprint, "a fingerprint reads as it was written");
            Violation.Unless(text.Contains(fingerprint.ToString()[8..], StringComparison.OrdinalIgnoreCase), "it is the one that was read");
        }

        shape.AddSize(text.Count(c => c == ' '));
        return shape.Value;
    }
}
