using System.Globalization;

namespace Itog.WebRtc.Sdp;

/// <summary>
/// Reads one fragment line by line (RFC 8840 §9.2); used once. Lines end in CRLF or, leniently, in LF.
/// <code>
/// a=ice-ufrag:8hhY                       what holds for all
/// a=ice-pwd:asd88fgpdd777uzjYhagZg
/// m=audio 9 RTP/AVP 0                    then, for each m-line: its mid and what is new of it
/// a=mid:1
/// a=candidate:1 1 UDP 1658497328 192.0.2.33 5000 typ host
/// a=end-of-candidates
/// </code>
/// </summary>
internal sealed class SdpFragmentParser
{
    private const int MaxCandidateLength = 1024;

    private readonly List<Draft> _media = [];
    private readonly TransportDraft _session = new();
    private readonly HashSet<string> _mids = new(StringComparer.Ordinal);
    private List<string>? _bundle;
    private bool _lite;
    private bool _end;
    private int _line;

    public SdpError? Error { get; private set; }

    private Draft? Current => _media.Count == 0 ? null : _media[^1];

    /// <summary>The fragment; null with <see cref="Error"/> set when the text is refused.</summary>
    public SdpFragment? Parse(string text)
    {
        if (text.Length > SdpFragment.MaxLength)
        {
            Error = new SdpError(0, $"longer than {SdpFragment.MaxLength} characters");
            return null;
        }

        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            _line++;
            if (_line > SdpFragment.MaxLines)
            {
                Fail($"more than {SdpFragment.MaxLines} lines");
            }
            else if (!raw.IsEmpty)
            {
                ParseLine(raw);
            }

            if (Error is not null)
            {
                return null;
            }
        }

        return Finish();
    }

    private SdpFragment? Finish()
    {
        _line = 0;
        if (_session.UserFragment is null != _session.Password is null)
        {
            Fail("a=ice-ufrag and a=ice-pwd stand together or not at all");
        }

        var media = new List<SdpFragmentMedia>(_media.Count);
        foreach (var draft in _media)
        {
            _line = draft.Line;
            if (draft.Mid is null)
            {
                Fail("the m-line has no a=mid, which alone tells what it is about");
            }
            else if (!draft.Transport.TryComplete(_session, out var reason))
            {
                Fail(reason);
            }
            else
            {
                media.Add(draft.Finish());
            }
        }

        _line = 0;
        if (_media.Count == 0 && _session.Ice is null)
        {
            Fail("neither credentials nor an m-line");
        }

        return Error is not null ? null : new SdpFragment
        {
            Ice = _session.Ice,
            IsIceLite = _lite,
            Bundle = _bundle,
            HasEndOfCandidates = _end,
            Media = media,
        };
    }

    private void ParseLine(ReadOnlySpan<char> line)
    {
        foreach (var character in line)
        {
            if (char.IsControl(character) && character != '\t')
            {
                Fail("a control character");
                return;
            }
        }

        if (line.StartsWith("m=", StringComparison.Ordinal))
        {
            ParseMedia(line[2..]);
        }
        else if (line.StartsWith("a=", StringComparison.Ordinal))
        {
            var colon = line.IndexOf(':');
            ParseAttribute(colon < 0 ? line[2..] : line[2..colon], colon < 0 ? [] : line[(colon + 1)..]);
        }
        else
        {
            Fail("a fragment has lines a= and m= only");
        }
    }

    private void ParseMedia(ReadOnlySpan<char> value)
    {
        if (value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 4)
        {
            Fail("an m-line needs a media type, a port, a protocol and a format");
        }
        else if (_media.Count == SessionDescription.MaxMedia)
        {
            Fail($"more than {SessionDescription.MaxMedia} m-lines");
        }
        else
        {
            _media.Add(new Draft(_line, value.ToString()));
        }
    }

    private void ParseAttribute(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var transport = Current?.Transport ?? _session;
        switch (name)
        {
            case "ice-ufrag":
                transport.UserFragment = IceText(value, 4, "a=ice-ufrag");
                break;
            case "ice-pwd":
                transport.Password = IceText(value, 22, "a=ice-pwd");
                break;
            case "ice-lite" when Current is null:
                _lite = true;
                break;
            case "group" when Current is null && value.StartsWith("BUNDLE ", StringComparison.Ordinal):
                _bundle ??= [.. value["BUNDLE ".Length..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                break;
            case "mid" when Current is { } media:
                ParseMid(media, value);
                break;
            case "candidate":
                ParseCandidate(value);
                break;
            case "end-of-candidates" when Current is { } media:
                media.HasEndOfCandidates = true;
                break;
            case "end-of-candidates":
                _end = true;
                break;
            default:
                // Unknown ones, and those that belong elsewhere, are skipped (RFC 8866 §5.13).
                break;
        }
    }

    private void ParseMid(Draft media, ReadOnlySpan<char> value)
    {
        if (media.Mid is not null)
        {
            Fail("a second a=mid for one m-line");
        }
        else if (value.Length is 0 or > 16 || !SdpParser.IsToken(value))
        {
            Fail("a=mid is not a token of 1 to 16 characters");
        }
        else if (!_mids.Add(value.ToString()))
        {
            Fail("a=mid repeats that of an earlier m-line");
        }
        else
        {
            media.Mid = value.ToString();
        }
    }

    /// <summary>
    /// <c>foundation component transport priority address port typ type …</c> (RFC 8839 §5.1). The address may be a name, that of mDNS for instance.
    /// </summary>
    private void ParseCandidate(ReadOnlySpan<char> value)
    {
        if (Current is not { } media)
        {
            Fail("a=candidate stands before the first m-line");
            return;
        }

        Span<Range> fields = stackalloc Range[9];
        if (value.Length > MaxCandidateLength
            || value.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) < 8
            || value[fields[0]].Length > 32
            || !int.TryParse(value[fields[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var component) || component is < 1 or > 256
            || !SdpParser.IsToken(value[fields[2]])
            || !uint.TryParse(value[fields[3]], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || !ushort.TryParse(value[fields[5]], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || value[fields[6]] is not "typ"
            || !SdpParser.IsToken(value[fields[7]]))
        {
            Fail("a=candidate is not <foundation> <component> <transport> <priority> <address> <port> typ <type>");
            return;
        }

        media.Candidates.Add(value.ToString());
    }

    private string? IceText(ReadOnlySpan<char> value, int minimum, string attribute)
    {
        if (SdpParser.FaultOfIceText(value, minimum) is { } fault)
        {
            Fail($"{attribute} {fault}");
            return null;
        }

        return value.ToString();
    }

    private void Fail(string message) => Error ??= new SdpError(_line, message);

    /// <summary>An m-line while its attributes are being read.</summary>
    private sealed class Draft(int line, string value)
    {
        public int Line => line;

        public TransportDraft Transport { get; } = new();

        public string? Mid { get; set; }

        public List<string> Candidates { get; } = [];

        public bool HasEndOfCandidates { get; set; }

        public SdpFragmentMedia Finish() => new()
        {
            Line = line,
            Value = value,
            Mid = Mid!,
            Ice = Transport.Ice,
            Candidates = Candidates,
            HasEndOfCandidates = HasEndOfCandidates,
        };
    }
}
