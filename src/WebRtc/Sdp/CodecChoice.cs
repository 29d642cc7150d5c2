using System.Globalization;

namespace Itog.WebRtc.Sdp;

/// <summary>The codec that we take from an m-line of an offer: Opus for audio, VP8 with RTX for video.</summary>
internal sealed record CodecChoice(Codec Media, Codec? Rtx)
{
    private static readonly string[] _feedback = ["transport-cc", "nack", "nack pli", "ccm fir"];

    /// <summary>Null when the m-line offers neither. H.264 is left out: the recorder and all browsers have VP8.</summary>
    public static CodecChoice? From(MediaDescription media)
    {
        if (media.Kind == MediaKind.Audio)
        {
            // RFC 7587 §7: Opus is always announced with two channels.
            var opus = media.Codecs.FirstOrDefault(codec => codec.Is("opus", 48_000) && codec.Channels == 2);
            return opus is null ? null : new CodecChoice(opus, null);
        }

        var vp8 = media.Codecs.FirstOrDefault(codec => codec.Is("VP8", 90_000));
        var rtx = vp8 is null
            ? null
            : media.Codecs.FirstOrDefault(codec => codec.Is("rtx", 90_000) && codec.Parameter("apt") == vp8.PayloadType.ToString());
        return vp8 is null ? null : new CodecChoice(vp8, rtx);
    }

    public NegotiatedCodec ToNegotiated(ExtensionChoice extensions)
    {
        var feedback = Feedback(extensions);
        return new NegotiatedCodec(Media.Name, Media.ClockRate, Media.PayloadType, Rtx?.PayloadType)
        {
            HasNack = feedback.Contains("nack"),
            HasPli = feedback.Contains("nack pli"),
            HasFir = feedback.Contains("ccm fir"),
            HasTransportFeedback = feedback.Contains("transport-cc"),
            HasRemb = feedback.Contains("goog-remb"),
        };
    }

    /// <summary>The entries of the answer; their parameters say what we want to receive (RFC 3264 §6.1).</summary>
    public IReadOnlyList<Codec> Describe(AnswerOptions options, bool isReceiving, ExtensionChoice extensions)
    {
        var media = new Codec(Media.PayloadType, Media.Name, Media.ClockRate, Media.Channels)
        {
            Feedback = Feedback(extensions),
            Parameters = Media.Is("opus", 48_000) ? OpusParameters(options, isReceiving) : isReceiving ? VideoParameters(options) : "",
        };
        return Rtx is null ? [media] : [media, Rtx with { Feedback = [], Parameters = $"apt={Media.PayloadType}" }];
    }

    private string[] Feedback(ExtensionChoice extensions)
    {
        var accepted = _feedback.Where(value =>
            Media.Feedback.Contains(value) && (value != "transport-cc" || extensions.Ids.TransportSequence != 0)).ToArray();

        // REMB is for those who have nothing better: with both a browser would heed only one of them.
        return !accepted.Contains("transport-cc") && Media.Feedback.Contains("goog-remb") ? [.. accepted, "goog-remb"] : accepted;
    }

    /// <summary>Forward error correction on, discontinuous transmission off: the recording has no holes (RFC 7587 §6.1).</summary>
    private static string OpusParameters(AnswerOptions options, bool isReceiving) => isReceiving
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"minptime=10;useinbandfec=1;usedtx=0;stereo=0;sprop-stereo=0;maxaveragebitrate={options.AudioBitsPerSecond}")
        : "minptime=10;useinbandfec=1";

    private static string VideoParameters(AnswerOptions options)
    {
        var parameters = new List<string>(2);
        if (options.VideoStartKilobits > 0)
        {
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"x-google-start-bitrate={options.VideoStartKilobits}"));
        }

        if (options.VideoMaxKilobits > 0)
        {
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"x-google-max-bitrate={options.VideoMaxKilobits}"));
        }

        return string.Join(';', parameters);
    }
}
