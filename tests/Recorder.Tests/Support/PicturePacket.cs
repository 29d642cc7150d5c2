using Itog.Conference;

namespace Itog.Recorder.Tests.Support;

/// <summary>A packet of a picture on its way, or, with an NTP time, the sender's report.</summary>
internal sealed record PicturePacket(
    double ArrivalMs, Slot Slot, string Member, uint Ssrc, long Sequence, uint Timestamp, bool Marker, byte[] Payload, int Frame, ulong? Ntp = null);
