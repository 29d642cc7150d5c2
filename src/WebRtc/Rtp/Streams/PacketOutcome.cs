namespace Itog.WebRtc.Rtp.Streams;

/// <summary>What became of one packet that we sent, by the receiver's feedback.</summary>
/// <param name="SentAt">Our clock.</param>
/// <param name="Arrival">Receiver's clock in units of 250 µs: only differences mean something; 0 when lost.</param>
/// <param name="Bytes">Size of the packet as sent.</param>
/// <param name="IsLost">The receiver said that it had not come.</param>
public readonly record struct PacketOutcome(MediaTime SentAt, long Arrival, int Bytes, bool IsLost);
