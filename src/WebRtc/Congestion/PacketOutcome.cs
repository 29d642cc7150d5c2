namespace Itog.WebRtc.Congestion;

/// <summary>What became of one packet that we sent, by the receiver's feedback.</summary>
/// <param name="SentAt">Our clock.</param>
/// <param name="Arrival">Receiver's clock in units of 250 µs: only differences mean something; 0 when lost.</param>
/// <param name="Bytes">Size of the packet as sent.</param>
/// <param name="IsLost">The receiver said that it had not come.</param>
/// <param name="WasLost">It had been said to be lost, and came after all.</param>
/// <param name="Probe">The <see cref="ProbeCluster"/> that it was sent in; 0 when in none.</param>
internal readonly record struct PacketOutcome(MediaTime SentAt, long Arrival, int Bytes, bool IsLost, bool WasLost, byte Probe);
