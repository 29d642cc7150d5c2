using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>
/// Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03): the bits per second that the receiver believes it can take.
/// </summary>
/// <remarks>
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |  Unique identifier 'R' 'E' 'M' 'B'                            |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |  Num SSRC     | BR Exp    |  BR Mantissa                      |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |   SSRC feedback ...                                           |
/// </code>
/// </remarks>
public readonly record struct Remb(Ssrc Sender, long BitsPerSecond)
{
    public static bool TryParse(in RtcpPacket packet, out Remb remb)
    {
        remb = default;
        if (!packet.IsPayloadFeedback(FeedbackFormat.ApplicationLayer) || !Feedback.TryParse(packet, out var feedback)
            || feedback.Control.Length < 8 || !feedback.Control.StartsWith("REMB"u8)
            || feedback.Control.Length < 8 + (4 * feedback.Control[4]))
        {
            return false;
        }

        var exponent = feedback.Control[5] >> 2;
        var mantissa = BinaryPrimitives.ReadUInt32BigEndian(feedback.Control[4..]) & 0x3FFFF;

        // 18 bits of mantissa shifted by up to 63: beyond 45 it does not fit, and nobody has such a line.
        if (exponent > 45)
        {
            return false;
        }

        remb = new Remb(feedback.Sender, (long)mantissa << exponent);
        return true;
    }
}
