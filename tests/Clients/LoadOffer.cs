using System.Globalization;
using System.Text;
using Itog.Conference;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtp;

namespace Itog.Clients;

/// <summary>The offer of a <see cref="LoadClient"/>: what a page's offer says, cut to what the server reads. Stateless.</summary>
internal static class LoadOffer
{
    public const byte Opus = 111;
    public const byte Vp8 = 96;
    public const byte Rtx = 97;
    public const int AudioLevelId = 1;
    public const int TransportSequenceId = 3;
    public const int MidId = 4;

    public static string Write(IReadOnlyList<MediaLine> lines, IceCredentials credentials, Fingerprint fingerprint, IReadOnlyDictionary<string, LoadTrack> tracks)
    {
        var text = new StringBuilder("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        text.Append(CultureInfo.InvariantCulture, $"a=group:BUNDLE {string.Join(' ', lines.Select(l => l.Mid))}\r\n");
        foreach (var line in lines)
        {
            var isAudio = line.Source == TrackSource.Microphone;
            text.Append(isAudio ? "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" : "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
                .Append("c=IN IP4 0.0.0.0\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=ice-ufrag:{credentials.Ufrag}\r\na=ice-pwd:{credentials.Password}\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=fingerprint:{fingerprint}\r\na=setup:active\r\na=mid:{line.Mid}\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=extmap:{TransportSequenceId} {RtpExtensionUri.TransportSequence}\r\na=extmap:{MidId} {RtpExtensionUri.Mid}\r\n")
                .Append(isAudio ? $"a=extmap:{AudioLevelId} {RtpExtensionUri.AudioLevel}\r\n" : "")
                .Append(line.Direction == MediaLineDirection.Publish ? "a=sendonly\r\n" : "a=recvonly\r\n")
                .Append("a=rtcp-mux\r\na=rtcp-rsize\r\n")
                .Append(isAudio
                    ? "a=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 transport-cc\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                    : "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 transport-cc\r\na=rtcp-fb:96 ccm fir\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
                        + "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n");
            if (tracks.TryGetValue(line.Mid, out var track))
            {
                text.Append(CultureInfo.InvariantCulture, $"a=ssrc:{track.Ssrc} cname:load\r\n");
            }
        }

        return text.ToString();
    }
}
