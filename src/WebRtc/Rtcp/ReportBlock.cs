using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>What a receiver says of one stream (RFC 3550 §6.4.1).</summary>
/// <param name="Source">The stream that the block is about.</param>
/// <param name="FractionLost">Loss since the last report, in 1/256.</param>
/// <param name="CumulativeLost">Packets lost since the beginning, 24 bits signed: duplicates make it negative.</param>
/// <param name="ExtendedHighest">Highest sequence number received with its count of cycles.</param>
/// <param name="Jitter">Interarrival jitter in units of the RTP clock.</param>
/// <param name="LastSenderReport">Middle 32 bits of the NTP time of the last sender report; 0 when none came.</param>
/// <param name="DelaySinceLastSenderReport">In 1/65536 s; 0 when none came.</param>
public readonly record struct ReportBlock(
    Ssrc Source,
    byte FractionLost,
    int CumulativeLost,
    uint ExtendedHighest,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySinceLastSenderReport)
{
    public const int Length = 24;

    internal static ReportBlock Read(ReadOnlySpan<byte> bytes)
    {
        var loss = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return new ReportBlock(
            new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            (byte)(loss >> 24),
            (int)(loss << 8) >> 8,
            BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
    }

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Source.Value);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], ((uint)FractionLost << 24) | ((uint)CumulativeLost & 0xFFFFFF));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], ExtendedHighest);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[20..], DelaySinceLastSenderReport);
    }
}
