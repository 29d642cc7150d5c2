using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>A view of one packet of a compound; lives no longer than the buffer under it.</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3      RFC 3550 §6.4.1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |V=2|P|  count  |      PT       |             length            |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                     SSRC of the sender                        |
/// +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
/// </code>
/// </remarks>
public readonly ref struct RtcpPacket
{
    internal RtcpPacket(RtcpType type, int count, ReadOnlySpan<byte> body)
    {
        Type = type;
        Count = count;
        Body = body;
    }

    public RtcpType Type { get; }

    /// <summary>The five bits after the padding bit: a count of items, or the format (FMT) of a feedback packet.</summary>
    public int Count { get; }

    /// <summary>What follows the four-byte header, without padding.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The first word of the body; false when the body is empty (a BYE of nobody).</summary>
    public bool TryGetSender(out Ssrc sender)
    {
        var present = Body.Length >= 4;
        sender = present ? new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(Body)) : default;
        return present;
    }

    public bool IsTransportFeedback(int format) => Type == RtcpType.TransportFeedback && Count == format;

    public bool IsPayloadFeedback(int format) => Type == RtcpType.PayloadFeedback && Count == format;
}
