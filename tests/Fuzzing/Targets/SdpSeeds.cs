using System.Text;
using Itog.Conference;
using Itog.Conference.Tests.Virtual;

namespace Itog.Fuzzing.Targets;

/// <summary>Offers small enough to be read often; those of real browsers are in the corpus.</summary>
internal static class SdpSeeds
{
    /// <summary>The table beside <see cref="All"/>.</summary>
    public static readonly MediaLine[] Lines =
    [
        new("0", MediaLineDirection.Publish, TrackSource.Microphone),
        new("1", MediaLineDirection.Publish, TrackSource.Camera),
        new("2", MediaLineDirection.Receive, TrackSource.Microphone, Seat.Participant),
    ];

    private const string Layers = """
        a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
        a=rid:q send
        a=rid:h send max-width=640;max-fps=15
        a=rid:f send pt=96
        a=simulcast:send q;~h;f,q

        """;

    public static IEnumerable<byte[]> All => new[]
    {
        OfferText.Write(Lines),
        OfferText.Write(Lines, ssrcs: mid => mid == "1" ? (new(1), new(2)) : (new(3), new(4))),
        OfferText.Write([Lines[1]]) + Layers,
        OfferText.Write([Lines[2]]) + "a=candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host\r\na=end-of-candidates\r\nm=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n",
    }.Select(Encoding.UTF8.GetBytes);

    public static IReadOnlyList<byte[]> Tokens { get; } = [.. new[]
    {
        "\r\n", "\n", "a=", "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\r\n", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
        "a=mid:1\r\n", "a=group:BUNDLE 0 1 2\r\n", "a=rtpmap:96 VP8/90000\r\n", "a=rtpmap:102 H264/90000\r\n", "a=fmtp:97 apt=96\r\n", "a=rtcp-fb:* nack\r\n", "a=rtcp-fb:96 ccm fir\r\n",
        "a=ssrc-group:FID 1 2\r\n", "a=ssrc-group:SIM 1 2 3\r\n", "a=ssrc:4294967295 cname:x\r\n", "a=ssrc:1 msid:a b\r\n", "a=msid:- t\r\n", "a=extmap:15/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\r\n",
        "a=extmap:0 x\r\n", "a=setup:passive\r\n", "a=setup:actpass\r\n", "a=sendrecv\r\n", "a=inactive\r\n", "a=recvonly\r\n", "a=bundle-only\r\n", "a=rtcp-mux\r\n", "a=simulcast:send 1;2,~3\r\n",
        "a=rid:1 send\r\n", "b=AS:0\r\n", "b=AS:2147483647\r\n", "v=0\r\n", "o=- 1 1 IN IP4 0\r\n", "s=-\r\n", "/", " ", ";", "=", ":", "0", "127", "128", "255", "256", "65535", "-1", "99999999999", "\0", "é", "\u2028",
    }.Select(Encoding.UTF8.GetBytes)];
}
