namespace Itog.WebRtc.Congestion;

/// <summary>The distance between two groups of packets in milliseconds.</summary>
/// <param name="Sent">On our clock, between their last packets.</param>
/// <param name="Arrival">On the receiver's clock, likewise.</param>
/// <param name="At">When the later group was complete, on the receiver's clock.</param>
internal readonly record struct GroupDelta(double Sent, double Arrival, double At)
{
    /// <summary>The receiver's clock was set between the two: nothing measured before compares with what comes.</summary>
    public bool IsClockJump { get; init; }

    /// <summary>How much longer the later group was on its way: d(i) of draft-ietf-rmcat-gcc-02 §5.1.</summary>
    public double Growth => Arrival - Sent;
}
