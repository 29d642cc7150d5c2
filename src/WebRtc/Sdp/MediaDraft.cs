using System.Globalization;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Sdp;

/// <summary>An m-line while its attributes are being read; owned by the parser.</summary>
internal sealed class MediaDraft(int line, string kind, int port, string protocol, string[] formats)
{
    private readonly Dictionary<byte, (string Name, int ClockRate, int Channels)> _maps = [];
    private readonly Dictionary<byte, string> _parameters = [];
    private readonly List<(byte? PayloadType, string Value)> _feedback = [];
    private readonly List<ExtensionMap> _extensions = [];
    private readonly List<DeclaredSource> _sources = [];
    private readonly Dictionary<Ssrc, int> _sourceIndices = [];
    private readonly List<SourceGroup> _groups = [];
    private readonly List<RestrictionIdentifier> _rids = [];
    private readonly List<string> _candidates = [];
    private string? _simulcast;
    private string? _msid;
    private bool _rtcpMux;
    private bool _reducedSize;
    private bool _bundleOnly;
    private bool _endOfCandidates;

    public int Line { get; } = line;

    public TransportDraft Transport { get; } = new();

    public string? Mid { get; set; }

    public MediaDirection? Direction { get; set; }

    public int BandwidthKilobits { get; set; }

    /// <summary>Reads an attribute of the m-line; the reason when it is malformed, null when it is well or unknown.</summary>
    public string? TryRead(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "rtpmap":
                return ReadMap(value);
            case "fmtp":
                return ReadParameters(value);
            case "rtcp-fb":
                return ReadFeedback(value);
            case "extmap":
                return ReadExtension(value);
            case "ssrc":
                return ReadSource(value);
            case "ssrc-group":
                return ReadGroup(value);
            case "rid":
                return ReadRid(value);
            case "simulcast":
                _simulcast = value.ToString();
                return null;
            case "msid":
                _msid = value.ToString();
                return null;
            case "candidate":
                _candidates.Add(value.ToString());
                return null;
            case "end-of-candidates":
                _endOfCandidates = true;
                return null;
            case "rtcp-mux":
                _rtcpMux = true;
                return null;
            case "rtcp-rsize":
                _reducedSize = true;
                return null;
            case "bundle-only":
                _bundleOnly = true;
                return null;
            default:
                return null;
        }
    }

    public MediaDescription Finish(MediaDirection? sessionDirection)
    {
        var codecs = new List<Codec>();
        foreach (var format in formats)
        {
            // Once each: repeated formats times feedback for all of them would be a product without limit.
            if (TryPayloadType(format, out var type) && _maps.Remove(type, out var map))
            {
                codecs.Add(new Codec(new PayloadType(type), map.Name, map.ClockRate, map.Channels)
                {
                    Parameters = _parameters.GetValueOrDefault(type, ""),
                    Feedback = [.. _feedback.Where(entry => entry.PayloadType is not { } only || only == type).Select(entry => entry.Value)],
                });
            }
        }

        return new MediaDescription
        {
            Line = Line,
            Kind = kind switch { "audio" => MediaKind.Audio, "video" => MediaKind.Video, _ => MediaKind.Other },
            KindName = kind,
            Port = port,
            Protocol = protocol,
            Formats = formats,
            BandwidthKilobits = BandwidthKilobits,
            Codecs = codecs,
            Mid = Mid,
            Direction = Direction ?? sessionDirection ?? MediaDirection.SendRecv,
            Extensions = _extensions,
            Sources = _sources,
            SourceGroups = _groups,
            Rids = _rids,
            Simulcast = _simulcast,
            Msid = _msid,
            Ice = Transport.Ice,
            Fingerprint = Transport.Fingerprint,
            Setup = Transport.Setup,
            Candidates = _candidates,
            HasEndOfCandidates = _endOfCandidates,
            HasRtcpMux = _rtcpMux,
            HasReducedSizeRtcp = _reducedSize,
            IsBundleOnly = _bundleOnly,
        };
    }

    /// <summary><c>a=rtpmap:&lt;type&gt; &lt;name&gt;/&lt;clock rate&gt;[/&lt;channels&gt;]</c> (RFC 8866 §6.6).</summary>
    private string? ReadMap(ReadOnlySpan<char> value)
    {
        const string Malformed = "a=rtpmap is not <payload type> <name>/<clock rate>[/<channels>]";
        if (!TrySplit(value, out var head, out var rest) || !TryPayloadType(head, out var type))
        {
            return Malformed;
        }

        var parts = rest.ToString().Split('/');
        var channels = 1;
        if (parts.Length is < 2 or > 3 || !SdpParser.IsToken(parts[0])
            || !TryNumber(parts[1], out var clockRate) || clockRate == 0
            || (parts.Length == 3 && (!TryNumber(parts[2], out channels) || channels == 0)))
        {
            return Malformed;
        }

        return _maps.TryAdd(type, (parts[0], clockRate, channels)) ? null : "a=rtpmap repeats a payload type";
    }

    private string? ReadParameters(ReadOnlySpan<char> value)
    {
        if (!TrySplit(value, out var head, out var rest) || !TryPayloadType(head, out var type))
        {
            return "a=fmtp is not <payload type> <parameters>";
        }

        _parameters[type] = rest.ToString();
        return null;
    }

    /// <summary><c>a=rtcp-fb:&lt;type or *&gt; &lt;value&gt;</c> (RFC 4585 §4.2).</summary>
    private string? ReadFeedback(ReadOnlySpan<char> value)
    {
        byte type = 0;
        if (!TrySplit(value, out var head, out var rest) || (head is not "*" && !TryPayloadType(head, out type)))
        {
            return "a=rtcp-fb is not <payload type or *> <value>";
        }

        _feedback.Add((head is "*" ? null : type, rest.ToString()));
        return null;
    }

    /// <summary><c>a=extmap:&lt;id&gt;[/&lt;direction&gt;] &lt;uri&gt; [attributes]</c> (RFC 8285 §8).</summary>
    private string? ReadExtension(ReadOnlySpan<char> value)
    {
        const string Malformed = "a=extmap is not <id>[/<direction>] <uri>";
        if (!TrySplit(value, out var head, out var uri))
        {
            return Malformed;
        }

        var slash = head.IndexOf('/');
        if (!TryNumber(slash < 0 ? head : head[..slash], out var id) || id == 0)
        {
            return Malformed;
        }

        var end = uri.IndexOfAny(' ', '\t');
        _extensions.Add(new ExtensionMap(id, (end < 0 ? uri : uri[..end]).ToString()));
        return null;
    }

    /// <summary><c>a=ssrc:&lt;ssrc&gt; &lt;attribute&gt;[:&lt;value&gt;]</c> (RFC 5576 §4.1).</summary>
    private string? ReadSource(ReadOnlySpan<char> value)
    {
        var space = value.IndexOf(' ');
        if (!TrySsrc(space < 0 ? value : value[..space], out var ssrc))
        {
            return "a=ssrc does not begin with a 32-bit number";
        }

        var attribute = space < 0 ? [] : value[(space + 1)..];
        if (!_sourceIndices.TryGetValue(ssrc, out var index))
        {
            index = _sourceIndices[ssrc] = _sources.Count;
            _sources.Add(new DeclaredSource(ssrc));
        }

        if (attribute.StartsWith("cname:", StringComparison.Ordinal))
        {
            _sources[index] = _sources[index] with { CanonicalName = attribute[6..].ToString() };
        }
        else if (attribute.StartsWith("msid:", StringComparison.Ordinal))
        {
            _sources[index] = _sources[index] with { Msid = attribute[5..].ToString() };
        }

        return null;
    }

    private string? ReadGroup(ReadOnlySpan<char> value)
    {
        var fields = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sources = new List<Ssrc>(fields.Length);
        foreach (var field in fields.AsSpan(Math.Min(1, fields.Length)))
        {
            if (!TrySsrc(field, out var ssrc))
            {
                return "a=ssrc-group names something that is not a 32-bit number";
            }

            sources.Add(ssrc);
        }

        if (sources.Count == 0)
        {
            return "a=ssrc-group is not <semantics> <ssrc> …";
        }

        _groups.Add(new SourceGroup(fields[0], sources));
        return null;
    }

    /// <summary><c>a=rid:&lt;id&gt; send|recv [restrictions]</c> (RFC 8851 §4).</summary>
    private string? ReadRid(ReadOnlySpan<char> value)
    {
        var fields = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 2 || fields[1] is not ("send" or "recv") || fields[0].Length > 16 || !SdpParser.IsToken(fields[0]))
        {
            return "a=rid is not <id> send|recv";
        }

        _rids.Add(new RestrictionIdentifier(fields[0], fields[1] == "send"));
        return null;
    }

    private static bool TrySplit(ReadOnlySpan<char> value, out ReadOnlySpan<char> head, out ReadOnlySpan<char> rest)
    {
        var space = value.IndexOf(' ');
        head = space < 0 ? value : value[..space];
        rest = space < 0 ? [] : value[(space + 1)..].Trim();
        return space > 0 && !rest.IsEmpty;
    }

    private static bool TryPayloadType(ReadOnlySpan<char> text, out byte type) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out type) && type <= 127;

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TrySsrc(ReadOnlySpan<char> text, out Ssrc ssrc)
    {
        var valid = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        ssrc = new Ssrc(value);
        return valid;
    }
}
