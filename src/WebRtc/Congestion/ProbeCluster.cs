namespace Itog.WebRtc.Congestion;

/// <summary>A short burst at a rate above the present one, to see whether the way takes it (draft-ietf-rmcat-gcc-02 has no probing; libwebrtc does it so).</summary>
/// <param name="Id">1..255; tells the packets of one cluster from those of the next.</param>
/// <param name="BitsPerSecond">The rate of sending.</param>
/// <param name="Bytes">Enough to measure by.</param>
internal readonly record struct ProbeCluster(byte Id, double BitsPerSecond, int Bytes)
{
    public const int LeastPackets = 6;
    private const double Seconds = 0.030;
    private const int LeastBytes = 1800;

    public static ProbeCluster At(byte id, double bitsPerSecond) =>
        new(id, bitsPerSecond, Math.Max(LeastBytes, (int)(bitsPerSecond / 8 * Seconds)));
}
