namespace Itog.WebRtc.Rtp;

/// <summary>32-bit RTP media time in units of the codec's clock (48 kHz for Opus, 90 kHz for video); wraps.</summary>
public readonly record struct RtpTimestamp(uint Value)
{
    /// <summary>Signed distance in clock ticks from <paramref name="other"/> to this timestamp.</summary>
    public int DistanceFrom(RtpTimestamp other) => (int)(Value - other.Value);

    public static RtpTimestamp operator +(RtpTimestamp timestamp, long ticks) => timestamp.Add(ticks);

    public RtpTimestamp Add(long ticks) => new(unchecked((uint)(Value + ticks)));

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
