namespace Itog.Recorder.Ogg;

/// <summary>The checksum of an Ogg page (RFC 3533 §6): CRC-32, polynomial 0x04C11DB7, not reflected, initial value and final XOR 0.</summary>
internal static class OggCrc
{
    private static readonly uint[] Table = BuildTable();
    private static readonly byte[] ByLowByte = IndexByLowByte();

    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = (crc << 8) ^ Table[(crc >> 24) ^ b];
        }

        return crc;
    }

    /// <summary>The register before a byte of zero was appended.</summary>
    public static uint Undo(uint crc)
    {
        // The table's entries differ in their lowest byte, which shows which of them was added.
        var index = ByLowByte[crc & 0xFF];
        return ((crc ^ Table[index]) >> 8) | ((uint)index << 24);
    }

    private static byte[] IndexByLowByte()
    {
        var index = new byte[256];
        for (var i = 0; i < 256; i++)
        {
            index[Table[i] & 0xFF] = (byte)i;
        }

        return index;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var r = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                r = (r & 0x8000_0000) != 0 ? (r << 1) ^ 0x04C1_1DB7 : r << 1;
            }

            table[i] = r;
        }

        return table;
    }
}
