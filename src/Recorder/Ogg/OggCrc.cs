using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Itog.Recorder.Ogg;

/// <summary>The checksum of an Ogg page (RFC 3533 §6): CRC-32, polynomial 0x04C11DB7, not reflected, initial value and final XOR 0.</summary>
internal static class OggCrc
{
    private const int Bytes = 256;
    private const uint Polynomial = 0x04C1_1DB7;

    /// <summary>Eight tables, one after the other: what a byte leaves in the register when it is followed by as many zeros as the table's number.</summary>
    private static readonly uint[] Tables = BuildTables();
    private static readonly byte[] ByLowByte = IndexByLowByte();

    /// <summary>What the lower and the upper half of sixteen bytes are worth when sixteen more follow: x¹²⁸ and x¹⁹² modulo the polynomial.</summary>
    private static readonly Vector128<ulong> SixteenOn = Vector128.Create((ulong)PowerOfX(128), PowerOfX(192));
    private static readonly Vector128<byte> Reversed = Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);

    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        if (Pclmulqdq.IsSupported && bytes.Length >= 4 * Vector128<byte>.Count)
        {
            crc = Fold(crc, bytes);
            bytes = bytes[^(bytes.Length % Vector128<byte>.Count)..];
        }

        return AppendByTables(crc, bytes);
    }

    /// <summary>
    /// All whole blocks of sixteen bytes, by the processor's multiplication of polynomials: what was read so far is multiplied to where the next
    /// block stands and added to it, until one block is left with the same checksum as all of them.
    /// </summary>
    private static uint Fold(uint crc, ReadOnlySpan<byte> bytes)
    {
        var sum = Load(bytes) ^ Vector128.Create(0UL, (ulong)crc << 32);
        for (bytes = bytes[Vector128<byte>.Count..]; bytes.Length >= Vector128<byte>.Count; bytes = bytes[Vector128<byte>.Count..])
        {
            sum = Pclmulqdq.CarrylessMultiply(sum, SixteenOn, 0x00) ^ Pclmulqdq.CarrylessMultiply(sum, SixteenOn, 0x11) ^ Load(bytes);
        }

        Span<byte> last = stackalloc byte[Vector128<byte>.Count];
        Vector128.Shuffle(sum.AsByte(), Reversed).CopyTo(last);
        return AppendByTables(0, last);
    }

    private static Vector128<ulong> Load(ReadOnlySpan<byte> block) => Vector128.Shuffle(Vector128.Create(block), Reversed).AsUInt64();

    private static uint AppendByTables(uint crc, ReadOnlySpan<byte> bytes)
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

    private static uint PowerOfX(int exponent)
    {
        var r = 1u;
        for (var i = 0; i < exponent; i++)
        {
            r = (r & 0x8000_0000) != 0 ? (r << 1) ^ Polynomial : r << 1;
        }

        return r;
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
                r = (r & 0x8000_0000) != 0 ? (r << 1) ^ Polynomial : r << 1;
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
