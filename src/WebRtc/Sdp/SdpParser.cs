using System.Globalization;

using Itog.WebRtc.Dtls;

namespace Itog.WebRtc.Sdp;

/// <summary>
/// Reads one session description line by line (RFC 8866 §5, §9); used once. Lines end in CRLF or, leniently, in LF (§5).
/// Attributes of a session apply to each m-line that has none of its own.
/// </summary>
internal sealed class SdpParser
{
    private readonly List<MediaDraft> _media = [];
    private readonly TransportDraft _session = new();
    private readonly HashSet<string> _mids = new(StringComparer.Ordinal);
    private MediaDraft? _current;
    private MediaDirection? _direction;
    private string? _origin;
    private string? _name;
    private List<string>? _bundle;
    private IReadOnlyList<string> _iceOptions = [];
    private bool _iceLite;
    private bool _mixedExtensions;
    private int _line;

    public SdpError? Error { get; private set; }

    /// <summary>The description; null with <see cref="Error"/> set when the text is refused.</summary>
    public SessionDescription? Parse(string text)
    {
        if (text.Length > SessionDescription.MaxLength)
        {
            Error = new SdpError(0, $"longer than {SessionDescription.MaxLength} characters");
            return null;
        }

        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            _line++;
            if (_line > SessionDescription.MaxLines)
            {
                Fail($"more than {SessionDescription.MaxLines} lines");
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

    private SessionDescription? Finish()
    {
        _line = 0;
        if (_origin is null || _name is null)
        {
            Fail(_origin is null ? "no o= line" : "no s= line");
            return null;
        }

        var media = new List<MediaDescription>(_media.Count);
        foreach (var draft in _media)
        {
            _line = draft.Line;
            if (!draft.Transport.TryComplete(_session, out var reason))
            {
                Fail(reason);
                return null;
            }

            media.Add(draft.Finish(_direction));
        }

        _line = 0;
        if (_bundle?.Find(mid => !_mids.Contains(mid)) is not null)
        {
            Fail("the BUNDLE group names an a=mid that no m-line has");
            return null;
        }

        return new SessionDescription
        {
            Origin = _origin,
            Name = _name,
            Bundle = _bundle,
            IceOptions = _iceOptions,
            IsIceLite = _iceLite,
            AllowsMixedExtensions = _mixedExtensions,
            Media = media,
        };
    }

    private void ParseLine(ReadOnlySpan<char> line)
    {
        if (line.Length < 2 || line[1] != '=' || !char.IsAsciiLetterLower(line[0]))
        {
            Fail("not of the form <letter>=<value>");
            return;
        }

        // RFC 8866 §9: byte-string excludes NUL, CR and LF; other control characters have no business here either.
        foreach (var character in line)
        {
            if (char.IsControl(character) && character != '\t')
            {
                Fail("a control character");
                return;
            }
        }

        var value = line[2..];
        if (_line == 1)
        {
            if (line is not "v=0")
            {
                Fail("a description begins with v=0");
            }

            return;
        }

        switch (line[0])
        {
            case 'o' when _current is null:
                _origin = value.ToString();
                break;
            case 's' when _current is null:
                _name = value.ToString();
                break;
            case 'm':
                ParseMedia(value);
                break;
            case 'b' when _current is not null && value.StartsWith("AS:", StringComparison.Ordinal):
                _current.BandwidthKilobits = Number(value[3..], int.MaxValue, "b=AS");
                break;
            case 'a':
                ParseAttribute(value);
                break;
            case 'v':
                Fail("a second v= line");
                break;
            default:
                break;
        }
    }

    /// <summary><c>m=&lt;media&gt; &lt;port&gt; &lt;proto&gt; &lt;fmt&gt; …</c> (RFC 8866 §5.14).</summary>
    private void ParseMedia(ReadOnlySpan<char> value)
    {
        var fields = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 4)
        {
            Fail("an m-line needs a media type, a port, a protocol and a format");
            return;
        }

        if (_media.Count == SessionDescription.MaxMedia)
        {
            Fail($"more than {SessionDescription.MaxMedia} m-lines");
            return;
        }

        var port = Number(fields[1].Split('/')[0], ushort.MaxValue, "the port of the m-line");
        _current = new MediaDraft(_line, fields[0], port, fields[2], fields[3..]);
        _media.Add(_current);
    }

    private void ParseAttribute(ReadOnlySpan<char> attribute)
    {
        var colon = attribute.IndexOf(':');
        var name = colon < 0 ? attribute : attribute[..colon];
        var value = colon < 0 ? [] : attribute[(colon + 1)..];
        if (ParseTransport(name, value) || ParseDirection(name))
        {
            return;
        }

        if (_current is null)
        {
            ParseSessionAttribute(name, value);
            return;
        }

        if (name is "mid")
        {
            ParseMid(_current, value);
        }
        else if (_current.TryRead(name, value) is { } reason)
        {
            Fail(reason);
        }
    }

    private void ParseSessionAttribute(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "group":
                var mids = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (mids is ["BUNDLE", ..])
                {
                    _bundle ??= [.. mids[1..]];
                }

                break;
            case "ice-lite":
                _iceLite = true;
                break;
            case "ice-options":
                _iceOptions = value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
                break;
            case "extmap-allow-mixed":
                _mixedExtensions = true;
                break;
            default:
                break;
        }
    }

    /// <summary>Attributes that stand at either level: ICE (RFC 8839 §5), DTLS (RFC 8122, RFC 4145).</summary>
    private bool ParseTransport(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var transport = _current?.Transport ?? _session;
        switch (name)
        {
            case "ice-ufrag":
                transport.UserFragment = IceText(value, 4, "a=ice-ufrag");
                return true;
            case "ice-pwd":
                transport.Password = IceText(value, 22, "a=ice-pwd");
                return true;
            case "fingerprint":
                // Several hashes of one certificate may stand side by side (RFC 8122 §5): we read SHA-256 only.
                if (Fingerprint.TryParse(value, out var fingerprint))
                {
                    transport.Fingerprint = fingerprint;
                }
                else if (value.StartsWith("sha-256", StringComparison.OrdinalIgnoreCase) || !value.Contains(' '))
                {
                    Fail("a=fingerprint is not an algorithm and hexadecimal bytes, 32 of them for SHA-256");
                }

                return true;
            case "setup":
                transport.Setup = value switch
                {
                    "actpass" => DtlsSetup.ActPass,
                    "active" => DtlsSetup.Active,
                    "passive" => DtlsSetup.Passive,
                    _ => null,
                };
                if (transport.Setup is null)
                {
                    Fail("a=setup is none of actpass, active, passive");
                }

                return true;
            default:
                return false;
        }
    }

    private bool ParseDirection(ReadOnlySpan<char> name)
    {
        MediaDirection? direction = name switch
        {
            "sendrecv" => MediaDirection.SendRecv,
            "sendonly" => MediaDirection.SendOnly,
            "recvonly" => MediaDirection.RecvOnly,
            "inactive" => MediaDirection.Inactive,
            _ => null,
        };
        if (direction is null)
        {
            return false;
        }

        if (_current is null)
        {
            _direction = direction;
        }
        else
        {
            _current.Direction = direction;
        }

        return true;
    }

    /// <summary>A token (RFC 5888 §4); longer than 16 bytes it would not fit the one-byte header extension.</summary>
    private void ParseMid(MediaDraft media, ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > 16 || !IsToken(value))
        {
            Fail("a=mid is not a token of 1 to 16 characters");
            return;
        }

        if (media.Mid is not null)
        {
            // Else a group could name an m-line by the mid that it has no longer.
            Fail("a second a=mid of one m-line");
            return;
        }

        media.Mid = value.ToString();
        if (!_mids.Add(media.Mid))
        {
            Fail("a=mid repeats that of an earlier m-line");
        }
    }

    private string? IceText(ReadOnlySpan<char> value, int minimum, string attribute)
    {
        if (FaultOfIceText(value, minimum) is { } fault)
        {
            Fail($"{attribute} {fault}");
            return null;
        }

        return value.ToString();
    }

    /// <summary>What is wrong with an ice-ufrag or ice-pwd; null when nothing is.</summary>
    internal static string? FaultOfIceText(ReadOnlySpan<char> value, int minimum)
    {
        if (value.Length < minimum || value.Length > 256)
        {
            return $"has not {minimum} to 256 characters";
        }

        foreach (var character in value)
        {
            // ice-char = ALPHA / DIGIT / "+" / "/" (RFC 8839 §5.4); "-", "_" and "=" are seen in the wild.
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '/' or '-' or '_' or '='))
            {
                return "has a character that is not an ice-char";
            }
        }

        return null;
    }

    private int Number(ReadOnlySpan<char> text, int maximum, string what)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= maximum)
        {
            return number;
        }

        Fail($"{what} is not a number up to {maximum}");
        return 0;
    }

    internal static bool IsToken(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"!#$%&'*+-.^_`{|}~".Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    private void Fail(string message) => Error ??= new SdpError(_line, message);
}
