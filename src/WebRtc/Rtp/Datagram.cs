namespace Itog.WebRtc.Rtp;

/// <summary>Tells the protocols that share our port apart; pure, called for each datagram.</summary>
public static class Datagram
{
    /// <code>
    ///                  +----------------+
    ///                  |        [0..3] -+--> STUN
    /// BYTE 0   ------> |      [20..63] -+--> DTLS          RFC 7983 §7
    ///                  |    [128..191] -+--> RTP/RTCP
    ///                  +----------------+
    /// </code>
    public static DatagramKind KindOf(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < 2)
        {
            return DatagramKind.Unknown;
        }

        return datagram[0] switch
        {
            <= 3 => DatagramKind.Stun,
            >= 20 and <= 63 => DatagramKind.Dtls,

            // RFC 5761 §4: RTCP types 192..223 are payload types 64..95 with the marker, which nobody may assign.
            >= 128 and <= 191 => datagram[1] is >= 192 and <= 223 ? DatagramKind.Rtcp : DatagramKind.Rtp,
            _ => DatagramKind.Unknown,
        };
    }
}
