namespace Itog.WebRtc.Rtp;

/// <summary>
/// The first byte of an Opus packet (RFC 6716 §3.1): enough to know how long it lasts without decoding it.
/// </summary>
/// <remarks>
/// <code>
///  0 1 2 3 4 5 6 7
/// +-+-+-+-+-+-+-+-+
/// | config  |s| c |
/// +-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct OpusToc
{
    private OpusToc(int config, bool isStereo, int frameCount, bool isDtx)
    {
        Config = config;
        IsStereo = isStereo;
        FrameCount = frameCount;
        IsDtx = isDtx;
    }

    /// <summary>Mode, bandwidth and frame size: 0..31 (RFC 6716 table 2).</summary>
    public int Config { get; }

    public bool IsStereo { get; }

    /// <summary>Frames in the packet, 1..48.</summary>
    public int FrameCount { get; }

    /// <summary>True when no frame carries sound: the encoder is in discontinuous transmission (RFC 6716 §2.1.9).</summary>
    public bool IsDtx { get; }

    /// <summary>Samples at 48 kHz of one frame.</summary>
    public int FrameSamples => Config switch
    {
        < 12 => (Config & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
        < 16 => (Config & 1) == 0 ? 480 : 960,
        _ => 120 << (Config & 3),
    };

    /// <summary>Samples at 48 kHz of the whole packet, 120..5760.</summary>
    public int PacketSamples => FrameSamples * FrameCount;

    public TimeSpan Duration => TimeSpan.FromTicks(PacketSamples * TimeSpan.TicksPerSecond / 48_000);

    /// <summary>
    /// The packet that stands for one missing frame: the same configuration with one empty frame, which a decoder conceals (RFC 6716 §3.2.1).
    /// </summary>
    public byte MissingFrame => (byte)((Config << 3) | (IsStereo ? 4 : 0));

    /// <summary>Reads the head of an Opus payload; false when it is empty, or longer than 120 ms (RFC 6716 §3.2.5).</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out OpusToc toc)
    {
        toc = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        int frames;
        switch (payload[0] & 3)
        {
            case 0:
                frames = 1;
                break;
            case 1 or 2:
                frames = 2;
                break;
            default:
                // Code 3 says the number of frames in the low six bits of the second byte (RFC 6716 §3.2.5).
                if (payload.Length < 2 || (payload[1] & 0x3F) == 0)
                {
                    return false;
                }

                frames = payload[1] & 0x3F;
                break;
        }

        // A packet of at most two bytes carries no frame data worth decoding: what encoders send in DTX.
        var parsed = new OpusToc(payload[0] >> 3, (payload[0] & 4) != 0, frames, isDtx: payload.Length <= 2);
        if (parsed.PacketSamples > 5760)
        {
            return false;
        }

        toc = parsed;
        return true;
    }
}
