namespace Itog.WebRtc.Rtp;

/// <summary>Walks the header extension elements of one packet in the one-byte or two-byte form (RFC 8285).</summary>
public ref struct RtpExtensionEnumerator
{
    private readonly bool _twoByte;
    private ReadOnlySpan<byte> _rest;

    internal RtpExtensionEnumerator(ReadOnlySpan<byte> elements, ushort profile)
    {
        _twoByte = (profile & 0xFFF0) == RtpPacket.TwoByteProfile;
        _rest = _twoByte || profile == RtpPacket.OneByteProfile ? elements : default;
        Current = default;
    }

    public RtpExtension Current { get; private set; }

    public readonly RtpExtensionEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        // RFC 8285 §4.1: a zero byte between elements is padding.
        while (!_rest.IsEmpty && _rest[0] == 0)
        {
            _rest = _rest[1..];
        }

        return _twoByte ? MoveNextTwoByte() : MoveNextOneByte();
    }

    /// <code>
    ///  0 1 2 3 4 5 6 7
    /// +-+-+-+-+-+-+-+-+    RFC 8285 §4.2; the length is one less than the number of bytes
    /// |  ID   |  len  |
    /// +-+-+-+-+-+-+-+-+
    /// </code>
    private bool MoveNextOneByte()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var id = _rest[0] >> 4;
        var length = (_rest[0] & 0x0F) + 1;

        // RFC 8285 §4.2: identifier 15 ends the processing of the whole extension.
        return id != 15 && id != 0 && Take(id, 1, length);
    }

    /// <code>
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+    RFC 8285 §4.3; a length of zero is allowed
    /// |       ID      |     length    |
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// </code>
    private bool MoveNextTwoByte() => _rest.Length >= 2 && Take(_rest[0], 2, _rest[1]);

    private bool Take(int id, int header, int length)
    {
        if (_rest.Length < header + length)
        {
            _rest = default;
            return false;
        }

        Current = new RtpExtension(id, _rest.Slice(header, length));
        _rest = _rest[(header + length)..];
        return true;
    }
}
