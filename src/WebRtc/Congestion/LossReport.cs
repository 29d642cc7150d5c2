namespace Itog.WebRtc.Congestion;

/// <summary>A second of receiver reports: packets expected, packets lost, the round trip, and whether it is much longer than its shortest.</summary>
internal readonly record struct LossReport(int Packets, int Lost, TimeSpan? RoundTrip, bool IsDelayed);
