using Itog.WebRtc.Rtp;

namespace Itog.Conference.Rooms;

/// <summary>One row of <see cref="SentPackets"/>.</summary>
/// <param name="Number">Extended sequence number as the receiver knows it.</param>
/// <param name="Layer">Where it came from.</param>
/// <param name="Sequence">Extended sequence number in that layer.</param>
/// <param name="Timestamp">RTP timestamp as the receiver knows it.</param>
/// <param name="Shift">How its VP8 descriptor was changed.</param>
internal readonly record struct SentPacket(long Number, UpLayer Layer, long Sequence, RtpTimestamp Timestamp, Vp8Shift Shift);
