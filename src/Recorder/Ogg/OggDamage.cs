using System.Buffers.Binary;

namespace Itog.Recorder.Ogg;

/// <summary>Finds the changed byte of a page by its checksum: a CRC is linear, so a single changed byte leaves a trace that only its place can leave. Pure.</summary>
internal static class OggDamage
{
    private const int ChecksumAt = 22;

    /// <summary>
    /// The place of the one byte of <paramref name="page"/> that differs from what was written; null when more than one was changed or none.
    /// </summary>
    /// <param name="page">A whole page, as long as it was written.</param>
    public static int? FindByte(ReadOnlySpan<byte> page)
    {
        var crc = OggCrc.Append(OggCrc.Append(OggCrc.Append(0, page[..ChecksumAt]), [0, 0, 0, 0]), page[(ChecksumAt + 4)..]);
        var difference = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(page[ChecksumAt..]);
        if (difference == 0)
        {
            return null;
        }

        // A change of the checksum itself touches one byte of it and nothing else.
        for (var i = 0; i < 4; i++)
        {
            if ((difference & ~(0xFFu << (8 * i))) == 0)
            {
                return ChecksumAt + i;
            }
        }

        return FindByte(difference, page.Length) is { } at && at is < ChecksumAt or >= ChecksumAt + 4 ? at : null;
    }

    /// <summary>The place of the one changed byte of <paramref name="length"/> bytes, by the difference of the checksum that they have and that they should have.</summary>
    public static int? FindByte(uint difference, int length)
    {
        // Undo the bytes from the last to the first: where what remains is what one byte alone adds, that byte was changed.
        for (var at = length - 1; at >= 0; at--)
        {
            difference = OggCrc.Undo(difference);
            if ((difference & 0x00FF_FFFF) == 0)
            {
                return at;
            }
        }

        return null;
    }
}
