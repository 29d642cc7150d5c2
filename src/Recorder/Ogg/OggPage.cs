using System.Buffers.Binary;

namespace Itog.Recorder.Ogg;

/// <summary>
/// One page as read from a file (RFC 3533 §6).
/// <code>
///  0                   1                   2                   3
///  | "OggS"                                                        |
///  | version       | header type   | granule position (64 bits)    |
///  | …                             | serial number (32 bits)       |
///  | …             | page sequence number (32 bits) | checksum (32)|
///  | …             | segments      | segment table …               |
/// </code>
/// </summary>
internal readonly record struct OggPage(OggPageFlags Flags, long Granule, uint Serial, uint Sequence, int HeaderLength, int Length)
{
    public const int FixedHeader = 27;
    public const int MaximumLength = FixedHeader + 255 + (255 * 255);

    /// <summary>Reads the page at the start of <paramref name="bytes"/>; false when it is torn, changed or not a page.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out OggPage page)
    {
        page = default;
        if (bytes.Length < FixedHeader || !bytes.StartsWith("OggS"u8) || bytes[4] != 0)
        {
            return false;
        }

        var headerLength = FixedHeader + bytes[26];
        if (bytes.Length < headerLength)
        {
            return false;
        }

        var length = headerLength;
        foreach (var lacing in bytes[FixedHeader..headerLength])
        {
            length += lacing;
        }

        if (bytes.Length < length)
        {
            return false;
        }

        // RFC 3533 §6: the checksum is taken over the whole page with its own field set to zero.
        var crc = OggCrc.Append(0, bytes[..22]);
        crc = OggCrc.Append(crc, [0, 0, 0, 0]);
        crc = OggCrc.Append(crc, bytes[26..length]);
        if (crc != BinaryPrimitives.ReadUInt32LittleEndian(bytes[22..]))
        {
            return false;
        }

        page = new OggPage(
            (OggPageFlags)bytes[5],
            BinaryPrimitives.ReadInt64LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]),
            headerLength,
            length);
        return true;
    }
}
