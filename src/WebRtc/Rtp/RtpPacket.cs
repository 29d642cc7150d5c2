using System.Buffers.Binary;

namespace Itog.WebRtc.Rtp;

/// <summary>
/// A view of one decrypted RTP packet; owns nothing and lives no longer than the buffer under it.
/// </summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3      RFC 3550 §5.1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                           timestamp                           |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |           synchronization source (SSRC) identifier            |
/// +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
/// |            contributing source (CSRC) identifiers             |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |      defined by profile       |           length (words)      |
/// |                        header extension                       |
/// </code>
/// </remarks>
public readonly ref struct RtpPacket
{
    public const int FixedHeaderLength = 12;

    /// <summary>Extension profile of the one-byte form (RFC 8285 §4.2).</summary>
    public const ushort OneByteProfile = 0xBEDE;

    /// <summary>Extension profile of the two-byte form without its four application bits (RFC 8285 §4.3).</summary>
    public const ushort TwoByteProfile = 0x1000;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _extensionOffset;
    private readonly int _extensionLength;
    private readonly int _payloadOffset;
    private readonly int _payloadLength;

    private RtpPacket(ReadOnlySpan<byte> bytes, int extensionOffset, int extensionLength, int payloadOffset, int payloadLength)
    {
        _bytes = bytes;
        _extensionOffset = extensionOffset;
        _extensionLength = extensionLength;
        _payloadOffset = payloadOffset;
        _payloadLength = payloadLength;
    }

    /// <summary>The whole packet as it was parsed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public bool Marker => (_bytes[1] & 0x80) != 0;

    public PayloadType PayloadType => new((byte)(_bytes[1] & 0x7F));

    public SequenceNumber Sequence => new(BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]));

    public RtpTimestamp Timestamp => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]));

    public Ssrc Ssrc => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[8..]));

    public int CsrcCount => _bytes[0] & 0x0F;

    public bool HasExtension => (_bytes[0] & 0x10) != 0;

    /// <summary>The "defined by profile" field; 0 when there is no extension.</summary>
    public ushort ExtensionProfile =>
        HasExtension ? BinaryPrimitives.ReadUInt16BigEndian(_bytes[(_extensionOffset - 4)..]) : (ushort)0;

    /// <summary>Payload without padding; empty in a padding-only probe.</summary>
    public ReadOnlySpan<byte> Payload => _bytes.Slice(_payloadOffset, _payloadLength);

    /// <summary>Bytes of the header, CSRCs and extensions included.</summary>
    public int HeaderLength => _payloadOffset;

    /// <summary>Bytes of padding, its count byte included; 0 without padding.</summary>
    public int PaddingLength => _bytes.Length - _payloadOffset - _payloadLength;

    /// <summary>Contributing source number <paramref name="index"/>, below <see cref="CsrcCount"/>.</summary>
    public Ssrc Csrc(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)CsrcCount, nameof(index));
        return new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[(FixedHeaderLength + (4 * index))..]));
    }

    /// <summary>Parses <paramref name="bytes"/>; false when a length points outside of it or the version is not 2.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out RtpPacket packet)
    {
        packet = default;
        if (bytes.Length < FixedHeaderLength || bytes[0] >> 6 != 2)
        {
            return false;
        }

        var offset = FixedHeaderLength + (4 * (bytes[0] & 0x0F));
        var extensionOffset = offset;
        var extensionLength = 0;
        if ((bytes[0] & 0x10) != 0)
        {
            if (bytes.Length < offset + 4)
            {
                return false;
            }

            extensionOffset = offset + 4;
            extensionLength = 4 * BinaryPrimitives.ReadUInt16BigEndian(bytes[(offset + 2)..]);
            offset = extensionOffset + extensionLength;
        }

        if (bytes.Length < offset)
        {
            return false;
        }

        var padding = 0;
        if ((bytes[0] & 0x20) != 0)
        {
            // RFC 3550 §5.1: the last octet counts the padding, itself included.
            padding = bytes[^1];
            if (padding == 0 || padding > bytes.Length - offset)
            {
                return false;
            }
        }

        packet = new RtpPacket(bytes, extensionOffset, extensionLength, offset, bytes.Length - offset - padding);
        return true;
    }

    /// <summary>
    /// Finds the header extension element with the local identifier <paramref name="id"/> in either form of RFC 8285.
    /// </summary>
    public bool TryGetExtension(int id, out ReadOnlySpan<byte> value)
    {
        foreach (var element in Extensions)
        {
            if (element.Id == id)
            {
                value = element.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The header extension elements in their order; stops at the first malformed one.</summary>
    public RtpExtensionEnumerator Extensions =>
        new(_bytes.Slice(_extensionOffset, _extensionLength), ExtensionProfile);
}
