using Itog.Conference;

namespace Itog.Recorder.Tests.Support;

/// <summary>A packet on its way to the server, with the moment it arrives, in milliseconds since the recording's origin.</summary>
internal sealed record SentPacket(
    double ArrivalMs, Seat Seat, string Member, uint Ssrc, long Sequence, uint Timestamp, byte[] Payload, byte? Level)
{
    /// <summary>The packet's number in <see cref="Chirps.Packets"/>.</summary>
    public int Index { get; init; }
}
