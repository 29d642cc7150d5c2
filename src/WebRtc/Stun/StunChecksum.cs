using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Itog.WebRtc.Stun;

/// <summary>The two checksums that close a STUN message: MESSAGE-INTEGRITY and FINGERPRINT. Stateless.</summary>
internal static class StunChecksum
{
    public const int IntegrityLength = HMACSHA1.HashSizeInBytes;
    public const int FingerprintLength = 4;

    /// <summary>The CRC is XORed with "STUN" in ASCII (RFC 8489 §14.7).</summary>
    private const uint FingerprintMask = 0x5354_554E;

    private static readonly uint[] Crc32Table = MakeCrc32Table();

    /// <summary>
    /// HMAC-SHA1 of what stands before the MESSAGE-INTEGRITY attribute, with the header's length field as if
    /// that attribute were the last one (RFC 8489 §14.5).
    /// </summary>
    /// <param name="before">The message up to the attribute.</param>
    public static bool TryComputeIntegrity(ReadOnlySpan<byte> before, ReadOnlySpan<byte> key, Span<byte> mac)
    {
        if (before.Length > StunMessage.MaxLength)
        {
            return false;
        }

        Span<byte> copy = stackalloc byte[before.Length];
        before.CopyTo(copy);
        var attributes = before.Length - StunMessage.HeaderLength;
        BinaryPrimitives.WriteUInt16BigEndian(copy[2..], (ushort)(attributes + StunMessage.AttributeHeaderLength + IntegrityLength));
#pragma warning disable CA5350 // STUN's short-term credentials know no other hash (RFC 8489 §14.5).
        HMACSHA1.HashData(key, copy, mac);
#pragma warning restore CA5350
        return true;
    }

    /// <summary>The value of FINGERPRINT over the message up to that attribute, whose length field already covers it (RFC 8489 §14.7).</summary>
    public static uint ComputeFingerprint(ReadOnlySpan<byte> before)
    {
        var crc = uint.MaxValue;
        foreach (var b in before)
        {
            crc = (crc >> 8) ^ Crc32Table[(byte)(crc ^ b)];
        }

        return ~crc ^ FingerprintMask;
    }

    private static uint[] MakeCrc32Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320;
            }

            table[i] = value;
        }

        return table;
    }
}
