using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>What transport-wide feedback says of one packet.</summary>
/// <param name="Sequence">Transport-wide sequence number.</param>
/// <param name="IsReceived">False when it had not come when the feedback was made.</param>
/// <param name="Arrival">Receiver's clock in units of 250 µs from an arbitrary origin (24 bits of 64 ms wrap); 0 when not received.</param>
public readonly record struct PacketArrival(SequenceNumber Sequence, bool IsReceived, long Arrival)
{
    /// <summary>Units of <see cref="Arrival"/> in a second.</summary>
    public const int TicksPerSecond = 4000;
}
