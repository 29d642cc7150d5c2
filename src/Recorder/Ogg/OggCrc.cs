using System.Buffers.Binary;

namespace Itog.Recorder.Ogg;

/// <summary>The checksum of an Ogg page (RFC 3533 §6): CRC-32, polynomial 0x04C11DB7, not reflected, initial value and final XOR 0.</summary>
internal static class OggCrc
{
    private const int Bytes = 256;

    /// <summary>Eight tables, one after the other: what a byte leaves in the register when it is followed by as many zeros as the table's number.</summary>
    private static readonly uint[] Tables = BuildTables();
    private static readonly byte[] ByLowByte = IndexByLowByte();

    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            // The checksum is linear: what eight bytes leave is the sum of what each of them leaves.
            var eight = BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ ((ulong)crc << 32);
            crc = t[(7 * Bytes) + (int)(eight >> 56)] ^ t[(6 * Bytes) + (byte)(eight >> 48)] ^ t[(5 * Bytes) + (byte)(eight >> 40)]
                ^ t[(4 * Bytes) + (byte)(eight >> 32)] ^ t[(3 * Bytes) + (byte)(eight >> 24)] ^ t[(2 * Bytes) + (byte)(eight >> 16)]
                ^ t[Bytes + (byte)(eight >> 8)] ^ t[(byte)eight];
        }

        foreach (var b in bytes)
        {
            crc = (crc << 8) ^ t[(crc >> 24) ^ b];
        }

        return crc;
    }

    /// <summary>The register before a byte of zero was appended.</summary>
    public static uint Undo(uint crc)
    {
        // The table's entries differ in their lowest byte, which shows which of them was added.
        var index = ByLowByte[crc & 0xFF];
        return ((crc ^ Tables[index]) >> 8) | ((uint)index << 24);
    }

    private static byte[] IndexByLowByte()
    {
        var index = new byte[Bytes];
        for (var i = 0; i < Bytes; i++)
        {
            index[Tables[i] & 0xFF] = (byte)i;
        }

        return index;
    }

    private static uint[] BuildTables()
    {
        var tables = new uint[sizeof(ulong) * Bytes];
        for (uint i = 0; i < Bytes; i++)
        {
            var r = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                r = (r & 0x8000_0000) != 0 ? (r << 1) ^ 0x04C1_1DB7 : r << 1;
            }

            tables[i] = r;
        }

        for (var i = Bytes; i < tables.Length; i++)
        {
            var before = tables[i - Bytes];
            tables[i] = (before << 8) ^ tables[before >> 24];
        }

        return tables;
    }
}
