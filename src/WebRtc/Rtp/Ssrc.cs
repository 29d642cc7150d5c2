namespace Itog.WebRtc.Rtp;

/// <summary>Synchronisation source of an RTP stream (RFC 3550 §3), host order.</summary>
public readonly record struct Ssrc(uint Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
