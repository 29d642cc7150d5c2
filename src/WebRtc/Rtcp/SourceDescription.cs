using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The chunks of an SDES packet, walked one by one; of their items only CNAME is kept (RFC 3550 §6.5).</summary>
public ref struct SourceDescription
{
    internal const byte CanonicalNameItem = 1;

    private ReadOnlySpan<byte> _rest;
    private int _chunks;

    private SourceDescription(ReadOnlySpan<byte> chunks, int count)
    {
        _rest = chunks;
        _chunks = count;
        Source = default;
        CanonicalName = default;
    }

    public Ssrc Source { get; private set; }

    /// <summary>UTF-8; empty when the chunk has no CNAME.</summary>
    public ReadOnlySpan<byte> CanonicalName { get; private set; }

    public static bool TryParse(in RtcpPacket packet, out SourceDescription description)
    {
        var valid = packet.Type == RtcpType.SourceDescription;
        description = valid ? new SourceDescription(packet.Body, packet.Count) : default;
        return valid;
    }

    /// <summary>Moves to the next chunk; false at the end or at a malformed one.</summary>
    public bool MoveNext()
    {
        if (_chunks == 0 || _rest.Length < 4)
        {
            return false;
        }

        _chunks--;
        Source = new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(_rest));
        CanonicalName = default;
        var offset = 4;
        while (offset < _rest.Length && _rest[offset] != 0)
        {
            if (_rest.Length < offset + 2 || _rest.Length < offset + 2 + _rest[offset + 1])
            {
                _chunks = 0;
                return false;
            }

            var text = _rest.Slice(offset + 2, _rest[offset + 1]);
            if (_rest[offset] == CanonicalNameItem)
            {
                CanonicalName = text;
            }

            offset += 2 + text.Length;
        }

        // RFC 3550 §6.5: one or more zero octets end the items and fill the chunk to a whole word.
        _rest = _rest[Math.Min(_rest.Length, (offset + 4) & ~3)..];
        return true;
    }
}
