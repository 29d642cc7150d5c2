namespace Itog.Recorder.Ogg;

/// <summary>Durations from an Opus packet's table-of-contents byte (RFC 6716 §3.1), in samples of 48 kHz.</summary>
internal static class OpusToc
{
    /// <summary>Samples of one frame: the configuration number in the upper five bits.</summary>
    public static int FrameSamples(byte toc)
    {
        var config = toc >> 3;
        return config switch
        {
            < 12 => (config & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
            < 16 => (config & 1) == 0 ? 480 : 960,
            _ => 120 << (config & 3),
        };
    }

    /// <summary>Samples of a whole packet; 0 when it is malformed or longer than 120 ms (RFC 6716 §3.4, requirement R5).</summary>
    public static int PacketSamples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return 0;
        }

        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 0x3F : 0,
            _ => 2,
        };
        var samples = frames * FrameSamples(packet[0]);
        return samples <= 5760 ? samples : 0;
    }

    /// <summary>
    /// The packet that stands for one missing frame: the same configuration with one empty frame, which a decoder conceals (RFC 6716 §3.2.1).
    /// </summary>
    public static byte Missing(byte previousToc) => (byte)(previousToc & 0xFC);
}
