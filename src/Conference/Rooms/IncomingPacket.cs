using Itog.WebRtc.Rtp;

namespace Itog.Conference.Rooms;

/// <summary>
/// A packet of an up track on its way to the receivers, its sequence number extended and a retransmission already unwrapped.
/// Lives on the stack for one datagram.
/// </summary>
internal readonly ref struct IncomingPacket
{
    public required long Sequence { get; init; }
    public required RtpTimestamp Timestamp { get; init; }
    public required bool Marker { get; init; }
    public required AudioLevel? Level { get; init; }

    /// <summary>Without header, extensions and padding; empty in a padding-only packet, which is passed on so that it leaves no gap.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Of a video packet with a payload; null otherwise.</summary>
    public required Vp8Descriptor? Vp8 { get; init; }
}
