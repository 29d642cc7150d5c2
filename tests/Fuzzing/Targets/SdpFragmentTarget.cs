using System.Text;
using Itog.Fuzzing.Engine;
using Itog.WebRtc.Sdp;

namespace Itog.Fuzzing.Targets;

/// <summary>Trickled candidates and restarts as WHIP tools PATCH them: what is read can be written and read again without change.</summary>
internal sealed class SdpFragmentTarget : FuzzTarget
{
    public override int MaxLength => 8 * 1024;

    public override IEnumerable<byte[]> Seeds => new[]
    {
        "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0 ufrag EsAw network-id 1\r\na=end-of-candidates\r\n",
        "a=ice-lite\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=ice-ufrag:289b31b754eaa438\r\na=ice-pwd:0b66f472495ef0ccac7bda653ab6be49ea13114472a5d10a\r\nm=video 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:1\r\n",
        "m=audio 9 RTP/AVP 0\na=mid:audio\na=candidate:1 1 TCP 1518280447 5c1f4b0e-2e3a-4a3f-9a43-6b0c2b7c9d11.local 9 typ host tcptype active\na=candidate:2 2 UDP 1 2001:db8::1 5000 typ relay raddr 10.0.0.5 rport 46416\n",
        "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\na=ice-options:trickle ice2\r\na=end-of-candidates\r\n",
    }.Select(Encoding.UTF8.GetBytes);

    public override IReadOnlyList<byte[]> Tokens { get; } = [.. new[]
    {
        "\r\n", "\n", "\r", "a=", "m=audio 9 RTP/AVP 0\r\n", "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n", "a=mid:1\r\n", "a=group:BUNDLE 0 1\r\n", "a=ice-lite\r\n", "a=end-of-candidates\r\n",
        "a=ice-ufrag:abcd\r\n", "a=ice-pwd:0123456789abcdefghijkl\r\n", "a=candidate:1 1 udp 1 192.0.2.1 5000 typ host\r\n", " typ ", "  ", "\t", "256", "65536", "4294967296", "-1", "\0", "é", "\u2028", "\u0085", "\f",
    }.Select(Encoding.UTF8.GetBytes)];

    public override long MostAllocated(int inputLength) => (64 * 1024) + (inputLength * 200L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (!SdpFragment.TryParse(Encoding.UTF8.GetString(input), out var fragment, out var error))
        {
            Violation.Unless(error is { Line: >= 0 } && error.ToString().Length > 0, "a refusal has a reason");
            shape.Add((ulong)error.Message.GetHashCode(StringComparison.Ordinal));
            return shape.Value;
        }

        var text = fragment!.ToString();
        Violation.Unless(SdpFragment.TryParse(text, out var again, out _), "what is written can be read");
        Violation.Unless(again!.ToString() == text && again.Credentials?.Ufrag == fragment.Credentials?.Ufrag && again.Credentials?.Password == fragment.Credentials?.Password, "what is written reads the same");
        Violation.Unless(fragment.Credentials is null || (fragment.Credentials.Ufrag.Length is >= 4 and <= 256 && fragment.Credentials.Password.Length is >= 22 and <= 256), "credentials are as long as RFC 8839 §5.4 says");
        shape.AddSize(fragment.Media.Count);
        shape.AddSize(fragment.Media.Sum(m => m.Candidates.Count));
        shape.AddSize(fragment.Bundle?.Count ?? 0);
        shape.Add((fragment.IsIceLite ? 1UL : 0) + (fragment.HasEndOfCandidates ? 2UL : 0) + (fragment.Ice is null ? 0 : 4UL) + (fragment.Credentials is null ? 0 : 8UL));
        return shape.Value;
    }
}
