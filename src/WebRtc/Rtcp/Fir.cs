using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>The entries of a full intra request, walked one by one (RFC 5104 §4.3.1.1).</summary>
/// <remarks>
/// <code>
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |                              SSRC                             |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// | Seq nr.       |    Reserved                                   |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public ref struct Fir
{
    private ReadOnlySpan<byte> _rest;

    private Fir(Ssrc sender, ReadOnlySpan<byte> entries)
    {
        Sender = sender;
        _rest = entries;
        Current = default;
    }

    public Ssrc Sender { get; }

    public FirEntry Current { get; private set; }

    public readonly Fir GetEnumerator() => this;

    public static bool TryParse(in RtcpPacket packet, out Fir fir)
    {
        if (!packet.IsPayloadFeedback(FeedbackFormat.Fir) || !Feedback.TryParse(packet, out var feedback)
            || feedback.Control.IsEmpty || feedback.Control.Length % 8 != 0)
        {
            fir = default;
            return false;
        }

        fir = new Fir(feedback.Sender, feedback.Control);
        return true;
    }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Current = new FirEntry(new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(_rest)), _rest[4]);
        _rest = _rest[8..];
        return true;
    }
}
