namespace Itog.WebRtc.Rtp;

/// <summary>RTP payload type, 0..127 (RFC 3550 §5.1): a number that means something only within one session description.</summary>
public readonly record struct PayloadType(byte Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
