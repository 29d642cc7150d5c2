using System.Buffers.Binary;

namespace Itog.WebRtc.Rtp;

/// <summary>Retransmission payload format (RFC 4588 §4): the original sequence number, then the original payload.</summary>
/// <remarks>
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |            OSN                |                               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               |
/// |                  Original RTP Packet Payload                  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public static class Rtx
{
    public const int OsnLength = 2;

    /// <summary>
    /// Takes a retransmission apart; false for a padding-only probe (browsers send them on the RTX SSRC) and for a payload
    /// too short to hold an original sequence number.
    /// </summary>
    public static bool TryUnwrap(in RtpPacket rtx, out SequenceNumber original, out ReadOnlySpan<byte> payload)
    {
        var whole = rtx.Payload;
        if (whole.Length < OsnLength)
        {
            original = default;
            payload = default;
            return false;
        }

        original = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(whole));
        payload = whole[OsnLength..];
        return true;
    }

    /// <summary>Ends a packet begun with the RTX stream's header by the OSN and <paramref name="payload"/>; false when the buffer is too small.</summary>
    public static bool TryFinish(ref RtpWriter writer, SequenceNumber original, scoped ReadOnlySpan<byte> payload, out int length)
    {
        if (!writer.TryFinishHeader(out length, out var space) || space.Length < OsnLength + payload.Length)
        {
            length = 0;
            return false;
        }

        BinaryPrimitives.WriteUInt16BigEndian(space, original.Value);
        payload.CopyTo(space[OsnLength..]);
        length += OsnLength + payload.Length;
        return true;
    }
}
