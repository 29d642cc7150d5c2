namespace Itog.WebRtc.Tests.Sdp;

/// <summary>Offers of real browsers, kept as they came: three tracks to send and four to receive.</summary>
internal static class Offers
{
    public const string Chromium = "chromium-156-teacher.sdp";

    /// <summary>A microphone, a camera in two layers, a picture to receive.</summary>
    public const string ChromiumSimulcast = "chromium-156-simulcast.sdp";
    public const string FirefoxSimulcast = "firefox-esr-153-simulcast.sdp";

    public const string Firefox = "firefox-esr-153-teacher.sdp";

    public static string Read(string name)
    {
        using var stream = typeof(Offers).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The least that can be answered: one audio m-line without a bundle, as a small tool sends it.</summary>
    public const string Small = """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=ice-ufrag:abcd
        a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaaaa
        a=fingerprint:SHA-256 B2:88:61:CB:23:5D:0D:54:C3:88:F3:E4:4F:21:57:C9:15:26:B5:32:FC:86:39:EF:5E:92:82:D1:9C:C1:54:e4
        a=setup:actpass
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=sendonly
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        """;
}
