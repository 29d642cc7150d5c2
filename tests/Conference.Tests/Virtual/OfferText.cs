using System.Globalization;
using System.Text;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests.Virtual;

/// <summary>Writes offers as browsers write them, cut to what matters.</summary>
internal static class OfferText
{
    public const byte Opus = 111;
    public const byte Vp8 = 96;
    public const byte Rtx = 97;
    public const int AudioLevelId = 1;
    public const int TransportSequenceId = 3;
    public const int MidId = 4;
    public const int RidId = 10;
    public const int RepairedRidId = 11;

    public const string Fingerprint =
        "sha-256 B2:88:61:CB:23:5D:0D:54:C3:88:F3:E4:4F:21:57:C9:15:26:B5:32:FC:86:39:EF:5E:92:82:D1:9C:C1:54:E4";

    public static string Write(
        IReadOnlyList<MediaLine> lines,
        string ufrag = "TeUA",
        string password = "abcdefghijklmnopqrstuvwx",
        string fingerprint = Fingerprint,
        Func<string, (Ssrc Media, Ssrc Rtx)?>? ssrcs = null,
        bool repeatsSound = true,
        bool transportFeedback = true,
        Func<string, IReadOnlyList<string>>? rids = null)
    {
        var text = new StringBuilder("v=0\r\no=- 7001167047791704512 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        text.Append(CultureInfo.InvariantCulture, $"a=group:BUNDLE {string.Join(' ', lines.Select(l => l.Mid))}\r\n");
        foreach (var line in lines)
        {
            var audio = line.Source == TrackSource.Microphone;
            text.Append(audio ? "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" : "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n")
                .Append("c=IN IP4 0.0.0.0\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=ice-ufrag:{ufrag}\r\na=ice-pwd:{password}\r\na=ice-options:trickle\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=fingerprint:{fingerprint}\r\na=setup:actpass\r\na=mid:{line.Mid}\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=extmap:{TransportSequenceId} {RtpExtensionUri.TransportSequence}\r\na=extmap:{MidId} {RtpExtensionUri.Mid}\r\n")
                .Append(audio ? $"a=extmap:{AudioLevelId} {RtpExtensionUri.AudioLevel}\r\n" : "")
                .Append(line.Direction == MediaLineDirection.Publish ? "a=sendonly\r\n" : "a=recvonly\r\n")
                .Append("a=rtcp-mux\r\na=rtcp-rsize\r\n")
                .Append(audio
                    ? "a=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 transport-cc\r\n" + (repeatsSound ? "a=rtcp-fb:111 nack\r\n" : "") + "a=fmtp:111 minptime=10;useinbandfec=1\r\n"
                    : "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\n" + (transportFeedback ? "a=rtcp-fb:96 transport-cc\r\n" : "") + "a=rtcp-fb:96 ccm fir\r\n"
                        + "a=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n");
            var layers = line.Direction == MediaLineDirection.Publish ? rids?.Invoke(line.Mid) ?? [] : [];
            if (layers.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"a=extmap:{RidId} {RtpExtensionUri.Rid}\r\na=extmap:{RepairedRidId} {RtpExtensionUri.RepairedRid}\r\n")
                    .AppendJoin("", layers.Select(rid => $"a=rid:{rid} send\r\n"))
                    .Append(CultureInfo.InvariantCulture, $"a=simulcast:send {string.Join(';', layers)}\r\n");
            }
            else if (line.Direction == MediaLineDirection.Publish && ssrcs?.Invoke(line.Mid) is var (media, rtx))
            {
                text.Append(audio ? "" : $"a=ssrc-group:FID {media} {rtx}\r\n").Append(CultureInfo.InvariantCulture, $"a=ssrc:{media} cname:x\r\n").Append(audio ? "" : $"a=ssrc:{rtx} cname:x\r\n");
            }
        }

        return text.ToString();
    }
}
