using System.Text;

namespace Itog.WebRtc.Sdp;

/// <summary>Turns the model into text, attributes in the order of RFC 9429 §5.2.1; pure.</summary>
internal static class SdpWriter
{
    public static string Write(SessionDescription session)
    {
        var text = new StringBuilder(4096);
        Line(text, "v=0");
        Line(text, $"o={session.Origin}");
        Line(text, $"s={session.Name}");
        Line(text, "t=0 0");
        if (session.Bundle is { } bundle)
        {
            Line(text, $"a=group:BUNDLE {string.Join(' ', bundle)}");
        }

        FlagIf(text, session.AllowsMixedExtensions, "extmap-allow-mixed");
        FlagIf(text, session.IsIceLite, "ice-lite");
        if (session.IceOptions.Count > 0)
        {
            Line(text, $"a=ice-options:{string.Join(' ', session.IceOptions)}");
        }

        foreach (var media in session.Media)
        {
            Write(text, media);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MediaDescription media)
    {
        Line(text, $"m={media.KindName} {media.Port} {media.Protocol} {string.Join(' ', media.Formats)}");
        Line(text, "c=IN IP4 0.0.0.0");
        if (media.BandwidthKilobits > 0)
        {
            Line(text, $"b=AS:{media.BandwidthKilobits}");
        }

        foreach (var candidate in media.Candidates)
        {
            Line(text, $"a=candidate:{candidate}");
        }

        FlagIf(text, media.HasEndOfCandidates, "end-of-candidates");
        if (media.Ice is { } ice)
        {
            Line(text, $"a=ice-ufrag:{ice.Ufrag}");
            Line(text, $"a=ice-pwd:{ice.Password}");
        }

        ValueIf(text, "fingerprint", media.Fingerprint?.ToString());
        ValueIf(text, "setup", media.Setup is { } setup ? Name(setup) : null);
        ValueIf(text, "mid", media.Mid);
        foreach (var extension in media.Extensions)
        {
            Line(text, $"a=extmap:{extension.Id} {extension.Uri}");
        }

        Line(text, $"a={Name(media.Direction)}");
        ValueIf(text, "msid", media.Msid);
        FlagIf(text, media.HasRtcpMux, "rtcp-mux");
        FlagIf(text, media.HasReducedSizeRtcp, "rtcp-rsize");
        FlagIf(text, media.IsBundleOnly, "bundle-only");
        foreach (var codec in media.Codecs)
        {
            Write(text, codec);
        }

        foreach (var rid in media.Rids)
        {
            Line(text, $"a=rid:{rid.Id} {(rid.IsSend ? "send" : "recv")}");
        }

        ValueIf(text, "simulcast", media.Simulcast);
        foreach (var group in media.SourceGroups)
        {
            Line(text, $"a=ssrc-group:{group.Semantics} {string.Join(' ', group.Sources)}");
        }

        foreach (var source in media.Sources)
        {
            WriteSource(text, source);
        }
    }

    private static void Write(StringBuilder text, Codec codec)
    {
        var channels = codec.Channels > 1 ? $"/{codec.Channels}" : "";
        Line(text, $"a=rtpmap:{codec.PayloadType} {codec.Name}/{codec.ClockRate}{channels}");
        foreach (var feedback in codec.Feedback)
        {
            Line(text, $"a=rtcp-fb:{codec.PayloadType} {feedback}");
        }

        if (codec.Parameters.Length > 0)
        {
            Line(text, $"a=fmtp:{codec.PayloadType} {codec.Parameters}");
        }
    }

    private static void WriteSource(StringBuilder text, DeclaredSource source)
    {
        if (source.CanonicalName is { } name)
        {
            Line(text, $"a=ssrc:{source.Ssrc} cname:{name}");
        }

        if (source.Msid is { } msid)
        {
            Line(text, $"a=ssrc:{source.Ssrc} msid:{msid}");
        }

        if (source is { CanonicalName: null, Msid: null })
        {
            Line(text, $"a=ssrc:{source.Ssrc}");
        }
    }

    internal static string Name(MediaDirection direction) => direction switch
    {
        MediaDirection.SendRecv => "sendrecv",
        MediaDirection.SendOnly => "sendonly",
        MediaDirection.RecvOnly => "recvonly",
        _ => "inactive",
    };

    private static string Name(DtlsSetup setup) => setup switch
    {
        DtlsSetup.ActPass => "actpass",
        DtlsSetup.Active => "active",
        _ => "passive",
    };

    private static void ValueIf(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            Line(text, $"a={name}:{value}");
        }
    }

    private static void FlagIf(StringBuilder text, bool set, string name)
    {
        if (set)
        {
            Line(text, $"a={name}");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
