using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The common head of feedback packets (RFC 4585 §6.1): who says it, of which stream, and the control information.</summary>
public readonly ref struct Feedback
{
    internal const int HeaderLength = 8;

    private Feedback(Ssrc sender, Ssrc media, ReadOnlySpan<byte> control)
    {
        Sender = sender;
        Media = media;
        Control = control;
    }

    public Ssrc Sender { get; }

    /// <summary>The stream in question; 0 in FIR and REMB, whose entries name their streams.</summary>
    public Ssrc Media { get; }

    /// <summary>The FCI field.</summary>
    public ReadOnlySpan<byte> Control { get; }

    public static bool TryParse(in RtcpPacket packet, out Feedback feedback)
    {
        feedback = default;
        if (packet.Type is not (RtcpType.TransportFeedback or RtcpType.PayloadFeedback) || packet.Body.Length < HeaderLength)
        {
            return false;
        }

        feedback = new Feedback(
            new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body)),
            new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(packet.Body[4..])),
            packet.Body[HeaderLength..]);
        return true;
    }
}
