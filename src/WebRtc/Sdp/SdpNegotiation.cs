using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>Makes one answer (RFC 9429 §5.3.1); used once, pure but for the room's decisions.</summary>
internal sealed class SdpNegotiation(SessionDescription offer, AnswerOptions options)
{
    private const string Protocol = "UDP/TLS/RTP/SAVPF";

    private readonly List<MediaDescription> _answered = [];
    private readonly List<NegotiatedMedia> _negotiated = [];
    private SdpError? _error;

    public bool TryAnswer(out SdpAnswer? answer, out SdpError? error)
    {
        answer = null;
        error = Refusal();
        if (error is not null)
        {
            return false;
        }

        for (var i = 0; i < offer.Media.Count && _error is null; i++)
        {
            Answer(i, offer.Media[i]);
        }

        error = _error;
        if (error is null && _negotiated.TrueForAll(media => media.IsRejected))
        {
            error = SdpAnswer.NothingAccepted;
        }

        if (error is not null)
        {
            return false;
        }

        answer = new SdpAnswer
        {
            Description = Describe(),
            Media = _negotiated,
            RemoteIce = Tagged.Ice!,
            RemoteFingerprint = Tagged.Fingerprint!.Value,
        };
        return true;
    }

    /// <summary>
    /// The m-line whose transport serves all: the first of the bundle (RFC 9143 §7.2). Credentials of the others, which
    /// some tools send, are of no use.
    /// </summary>
    private MediaDescription Tagged =>
        offer.Bundle is [var first, ..] ? offer.Media.First(media => media.Mid == first) : offer.Media[0];

    /// <summary>Why the offer as a whole cannot be served; null when it can.</summary>
    private SdpError? Refusal()
    {
        if (offer.Media.Count == 0)
        {
            return new SdpError(0, "no m-line");
        }

        if (offer.Bundle is null && offer.Media.Count > 1)
        {
            return new SdpError(0, "several m-lines without a=group:BUNDLE: this server has one transport for all");
        }

        if (offer.Bundle is [])
        {
            return new SdpError(0, "an empty BUNDLE group");
        }

        var tagged = Tagged;
        if (tagged.Ice is null)
        {
            return new SdpError(tagged.Line, "no a=ice-ufrag and a=ice-pwd for the bundle");
        }

        if (tagged.Fingerprint is null)
        {
            return new SdpError(tagged.Line, "no SHA-256 a=fingerprint for the bundle");
        }

        // RFC 8842 §5.3: the server is passive, so the offerer has to be able to begin.
        return tagged.Setup == DtlsSetup.Passive
            ? new SdpError(tagged.Line, "a=setup:passive: this server does not begin DTLS handshakes")
            : null;
    }

    private void Answer(int index, MediaDescription media)
    {
        var codec = CanAccept(media) ? CodecChoice.From(media) : null;
        var decision = codec is null ? new MediaDecision.Reject() : options.Decide(media);
        switch (decision)
        {
            case MediaDecision.Receive when media.Direction is MediaDirection.SendOnly or MediaDirection.SendRecv:
                AnswerReceiving(index, media, codec!);
                break;
            case MediaDecision.Send send when media.Direction is MediaDirection.RecvOnly or MediaDirection.SendRecv:
                AnswerSending(index, media, codec!, send);
                break;
            case MediaDecision.Receive or MediaDecision.Send:
                _error ??= new SdpError(
                    media.Line,
                    $"offered {SdpWriter.Name(media.Direction)}, but the server is to {(decision is MediaDecision.Receive ? "receive" : "send")}");
                break;
            case MediaDecision.Inactive:
                Add(index, media, Accepted(media, codec!, MediaDirection.Inactive, isReceiving: false), new NegotiatedMedia
                {
                    Index = index,
                    Mid = media.Mid ?? "",
                    Kind = media.Kind,
                    Direction = MediaDirection.Inactive,
                });
                break;
            default:
                Reject(index, media);
                break;
        }
    }

    private bool CanAccept(MediaDescription media) =>
        !media.IsRejected && media.Kind != MediaKind.Other && media.Protocol == Protocol && media.HasRtcpMux
        && (offer.Bundle is not { } bundle || (media.Mid is { } mid && bundle.Contains(mid)));

    private void AnswerReceiving(int index, MediaDescription media, CodecChoice codec)
    {
        var layers = options.AcceptSimulcast ? SimulcastStreams.Sent(media) : [];
        var extensions = ExtensionChoice.From(media, isReceiving: true);
        var answered = Accepted(media, codec, MediaDirection.RecvOnly, isReceiving: true) with
        {
            BandwidthKilobits = media.Kind == MediaKind.Video ? options.VideoMaxKilobits : 0,
            Rids = [.. layers.Select(id => new RestrictionIdentifier(id, IsSend: false))],
            Simulcast = layers.Length > 0 ? $"recv {string.Join(';', layers)}" : null,
        };
        Add(index, media, answered, new NegotiatedMedia
        {
            Index = index,
            Mid = media.Mid ?? "",
            Kind = media.Kind,
            Direction = MediaDirection.RecvOnly,
            Codec = codec.ToNegotiated(extensions),
            Extensions = extensions.Ids,
            Sources = PublishedSources(media),
            Rids = layers,
        });
    }

    private void AnswerSending(int index, MediaDescription media, CodecChoice codec, MediaDecision.Send send)
    {
        var extensions = ExtensionChoice.From(media, isReceiving: false);
        var msid = $"{send.StreamId} {send.TrackId}";
        Ssrc[] streams = codec.Rtx is null ? [send.Ssrc] : [send.Ssrc, send.Rtx];
        var answered = Accepted(media, codec, MediaDirection.SendOnly, isReceiving: false) with
        {
            Msid = msid,
            SourceGroups = streams.Length == 2 ? [new SourceGroup(SourceGroup.FlowIdentification, streams)] : [],
            Sources = [.. streams.Select(ssrc => new DeclaredSource(ssrc) { CanonicalName = send.CanonicalName, Msid = msid })],
        };
        Add(index, media, answered, new NegotiatedMedia
        {
            Index = index,
            Mid = media.Mid ?? "",
            Kind = media.Kind,
            Direction = MediaDirection.SendOnly,
            Codec = codec.ToNegotiated(extensions),
            Extensions = extensions.Ids,
        });
    }

    private void Add(int index, MediaDescription media, MediaDescription answered, NegotiatedMedia negotiated)
    {
        System.Diagnostics.Debug.Assert(index == _answered.Count && media.Mid == answered.Mid, "Answers follow the offer's order.");
        _answered.Add(answered);
        _negotiated.Add(negotiated);
    }

    /// <summary>Port 0 and one of the offered formats (RFC 3264 §6).</summary>
    private void Reject(int index, MediaDescription media) => Add(
        index,
        media,
        new MediaDescription
        {
            Kind = media.Kind,
            KindName = media.KindName,
            Port = 0,
            Protocol = media.Protocol,
            Formats = [media.Formats[0]],
            Mid = media.Mid,
            Direction = MediaDirection.Inactive,
        },
        new NegotiatedMedia
        {
            Index = index,
            Mid = media.Mid ?? "",
            Kind = media.Kind,
            Direction = MediaDirection.Inactive,
            IsRejected = true,
        });

    private MediaDescription Accepted(MediaDescription media, CodecChoice codec, MediaDirection direction, bool isReceiving)
    {
        var codecs = codec.Describe(options, isReceiving, ExtensionChoice.From(media, isReceiving));
        var isFirst = _negotiated.TrueForAll(earlier => earlier.IsRejected);
        return new MediaDescription
        {
            Kind = media.Kind,
            KindName = media.KindName,
            Port = 9,
            Protocol = media.Protocol,
            Formats = [.. codecs.Select(choice => choice.PayloadType.ToString())],
            Codecs = codecs,
            Mid = media.Mid,
            Direction = direction,
            Extensions = ExtensionChoice.From(media, isReceiving).Maps,
            Ice = options.Ice,
            Fingerprint = options.Fingerprint,
            Setup = DtlsSetup.Passive,

            // The transport's candidates stand once, in the first m-line that is accepted (RFC 9143 §7.3.1).
            Candidates = isFirst ? [.. options.Candidates.Select(Candidate), .. options.TcpCandidates.Select(TcpCandidate)] : [],
            HasEndOfCandidates = isFirst,
            HasRtcpMux = true,
            HasReducedSizeRtcp = media.HasReducedSizeRtcp,
        };
    }

    private SessionDescription Describe() => new()
    {
        Origin = $"- {options.SessionId} {options.SessionVersion} IN IP4 127.0.0.1",
        Bundle = offer.Bundle is null ? null : [.. offer.Bundle.Where(mid => _negotiated.Exists(media => media.Mid == mid && !media.IsRejected))],
        IsIceLite = true,
        AllowsMixedExtensions = false,
        Media = _answered,
    };

    private static string Candidate(System.Net.IPEndPoint address, int index)
    {
        // RFC 8445 §5.1.2.1: type preference 126 for host candidates, then ours by order, component 1.
        var priority = (126L << 24) | ((65535L - index) << 8) | 255;
        return $"{index + 1} 1 udp {priority} {address.Address} {address.Port} typ host";
    }

    private string TcpCandidate(System.Net.IPEndPoint address, int index)
    {
        // RFC 6544 §4.2: a lower type preference than UDP's; direction preference 4 for passive, then ours by order. A foundation of its own (§4.3).
        var priority = (90L << 24) | (((4L << 13) | (8191L - index)) << 8) | 255;
        return $"{options.Candidates.Count + index + 1} 1 tcp {priority} {address.Address} {address.Port} typ host tcptype passive";
    }

    private static List<PublishedSource> PublishedSources(MediaDescription media)
    {
        var sources = new List<PublishedSource>();
        var repairs = media.SourceGroups
            .Where(group => group.Semantics == SourceGroup.FlowIdentification && group.Sources.Count == 2)
            .ToLookup(group => group.Sources[0], group => group.Sources[1]);
        var repairing = repairs.SelectMany(group => group).ToHashSet();
        foreach (var source in media.Sources.Where(source => !repairing.Contains(source.Ssrc)))
        {
            sources.Add(new PublishedSource(source.Ssrc, repairs.Contains(source.Ssrc) ? repairs[source.Ssrc].First() : null));
        }

        return sources;
    }
}
