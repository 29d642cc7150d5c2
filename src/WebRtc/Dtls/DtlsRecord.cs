using System.Buffers.Binary;

namespace Itog.WebRtc.Dtls;

/// <summary>The records that a datagram of DTLS consists of, as bytes; knows the header only. Called by whoever holds a datagram.</summary>
/// <remarks>
/// RFC 6347 §4.1:
/// <code>
/// | type (1) | version (2) | epoch (2) | sequence_number (6) | length (2) | fragment … |
/// </code>
/// </remarks>
internal static class DtlsRecord
{
    public const byte ChangeCipherSpec = 20;
    public const byte Handshake = 22;
    public const byte ApplicationContent = 23;

    public const int HeaderLength = 13;
    private const int EpochOffset = 3;

    /// <summary>The first record of <paramref name="bytes"/>, if it is there whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        var length = HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(bytes[(HeaderLength - 2)..]);
        if (bytes.Length < length)
        {
            return false;
        }

        record = bytes[..length];
        return true;
    }

    /// <summary>0: not encrypted, so nobody vouches for it.</summary>
    public static int Epoch(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16BigEndian(record[EpochOffset..]);

    /// <summary>Gives a record of epoch 0 another number.</summary>
    public static void Number(Span<byte> record, ulong number) => BinaryPrimitives.WriteUInt64BigEndian(record[EpochOffset..], number); // epoch 0 and 48 bits
}
