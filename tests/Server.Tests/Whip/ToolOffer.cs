using System.Globalization;
using System.Text;

namespace Itog.Server.Tests.Whip;

/// <summary>Offers as tools write them: no table beside them, an m-line for each of the words.</summary>
internal static class ToolOffer
{
    public const string Ufrag = "TeUA";
    public const string Password = "abcdefghijklmnopqrstuvwx";

    /// <param name="lines">For example <c>audio sendonly</c>; a third word names the codec instead of Opus or VP8.</param>
    public static string Write(params string[] lines)
    {
        var text = new StringBuilder("v=0\r\no=- 7001167047791704512 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        text.Append(CultureInfo.InvariantCulture, $"a=group:BUNDLE {string.Join(' ', Enumerable.Range(0, lines.Length))}\r\n");
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split(' ');
            var codec = words.Length > 2 ? words[2] : words[0] == "audio" ? "opus/48000/2" : "VP8/90000";
            text.Append(CultureInfo.InvariantCulture, $"m={words[0]} 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=ice-ufrag:{Ufrag}\r\na=ice-pwd:{Password}\r\n")
                .Append("a=fingerprint:sha-256 B2:88:61:CB:23:5D:0D:54:C3:88:F3:E4:4F:21:57:C9:15:26:B5:32:FC:86:39:EF:5E:92:82:D1:9C:C1:54:E4\r\n")
                .Append(CultureInfo.InvariantCulture, $"a=setup:actpass\r\na=mid:{i}\r\na={words[1]}\r\na=rtcp-mux\r\na=rtpmap:96 {codec}\r\n");
        }

        return text.ToString();
    }

    /// <summary>A fragment about the first m-line, with one candidate.</summary>
    public static string Fragment(string ufrag = Ufrag, string password = Password, string mid = "0") =>
        $"a=ice-ufrag:{ufrag}\r\na=ice-pwd:{password}\r\nm=audio 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:{mid}\r\n"
        + "a=candidate:1 1 udp 2130706431 192.0.2.7 50000 typ host\r\na=end-of-candidates\r\n";
}
