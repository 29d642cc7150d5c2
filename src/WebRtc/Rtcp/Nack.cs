using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The packets that a generic NACK asks for, walked one by one (RFC 4585 §6.2.1).</summary>
/// <remarks>
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |            PID                |             BLP               |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// Bit i of BLP, the least significant being 1, asks for PID + i.
/// </remarks>
public ref struct Nack
{
    private ReadOnlySpan<byte> _rest;
    private SequenceNumber _pid;
    private uint _mask;

    private Nack(Ssrc sender, Ssrc media, ReadOnlySpan<byte> entries)
    {
        Sender = sender;
        Media = media;
        _rest = entries;
        Current = default;
    }

    public Ssrc Sender { get; }

    /// <summary>The stream whose packets are asked for.</summary>
    public Ssrc Media { get; }

    public SequenceNumber Current { get; private set; }

    public readonly Nack GetEnumerator() => this;

    public static bool TryParse(in RtcpPacket packet, out Nack nack)
    {
        if (!packet.IsTransportFeedback(FeedbackFormat.Nack) || !Feedback.TryParse(packet, out var feedback)
            || feedback.Control.IsEmpty || feedback.Control.Length % 4 != 0)
        {
            nack = default;
            return false;
        }

        nack = new Nack(feedback.Sender, feedback.Media, feedback.Control);
        return true;
    }

    public bool MoveNext()
    {
        if (_mask == 0)
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            _pid = new SequenceNumber(BinaryPrimitives.ReadUInt16BigEndian(_rest));

            // Bit 0 stands for PID itself, bits 1..16 for BLP.
            _mask = 1u | ((uint)BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) << 1);
            _rest = _rest[4..];
        }

        Current = _pid.Add(System.Numerics.BitOperations.TrailingZeroCount(_mask));
        _mask &= _mask - 1;
        return true;
    }
}
