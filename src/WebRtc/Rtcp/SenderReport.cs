using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The sender's part of an SR (RFC 3550 §6.4.1): which RTP time is which wall time, and how much was sent.</summary>
public readonly record struct SenderReport(Ssrc Sender, NtpTime Ntp, RtpTimestamp Rtp, uint PacketCount, uint OctetCount)
{
    internal const int BodyLength = 24;

    public static bool TryParse(in RtcpPacket packet, out SenderReport report)
    {
        var body = packet.Body;
        if (packet.Type != RtcpType.SenderReport || body.Length < BodyLength)
        {
            report = default;
            return false;
        }

        report = new SenderReport(
            new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(body)),
            new NtpTime(BinaryPrimitives.ReadUInt64BigEndian(body[4..])),
            new RtpTimestamp(BinaryPrimitives.ReadUInt32BigEndian(body[12..])),
            BinaryPrimitives.ReadUInt32BigEndian(body[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(body[20..]));
        return true;
    }

    internal void Write(Span<byte> body)
    {
        BinaryPrimitives.WriteUInt32BigEndian(body, Sender.Value);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], Ntp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], Rtp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], PacketCount);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], OctetCount);
    }
}
