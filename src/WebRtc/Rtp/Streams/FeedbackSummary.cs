namespace Itog.WebRtc.Rtp.Streams;

/// <summary>What one feedback brought.</summary>
/// <param name="Acknowledged">Packets newly known to have come.</param>
/// <param name="AcknowledgedBytes">Their bytes.</param>
/// <param name="Lost">Packets newly reported missing.</param>
/// <param name="RoundTrip">Time since the newest acknowledged packet was sent, the receiver's wait included; null when none.</param>
/// <param name="DeliveredBitsPerSecond">Rate of arrival of the acknowledged packets at the receiver; 0 when they are too few.</param>
public readonly record struct FeedbackSummary(
    int Acknowledged,
    long AcknowledgedBytes,
    int Lost,
    TimeSpan? RoundTrip,
    long DeliveredBitsPerSecond);
