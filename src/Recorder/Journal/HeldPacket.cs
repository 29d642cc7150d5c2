namespace Itog.Recorder.Journal;

/// <summary>A packet on the recorder's side of the ring, with its own copy of the payload.</summary>
/// <param name="buffer">Holds the payload from its beginning on; whoever takes it back for another packet has to be the last to look at this one's.</param>
internal sealed class HeldPacket(long sequence, uint rtpTimestamp, long arrival, byte? level, byte[] buffer)
{
    public long Sequence => sequence;

    public uint RtpTimestamp => rtpTimestamp;

    /// <summary>Arrival by the server's clock, nanoseconds.</summary>
    public long Arrival => arrival;

    /// <summary>RFC 6464 level in −dBov.</summary>
    public byte? Level => level;

    public byte[] Buffer => buffer;

    /// <summary>Bytes of the payload.</summary>
    public int Length { get; init; } = buffer.Length;

    public ReadOnlySpan<byte> Payload => buffer.AsSpan(0, Length);

    /// <summary>The last packet of a frame of a picture.</summary>
    public bool Marker { get; init; }

    /// <summary>Packets that were given up between the previous one and this one.</summary>
    public int LostBefore { get; set; }

    /// <summary>RTP time since the first packet, unwrapped.</summary>
    public long Rtp { get; set; }

    /// <summary>Arrival minus RTP time: the offset of the sender's clock plus the delay of this packet's way.</summary>
    public long Transit { get; set; }
}
