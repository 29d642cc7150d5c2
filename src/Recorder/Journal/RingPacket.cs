namespace Itog.Recorder.Journal;

/// <summary>A packet on the recorder's side of the ring, in no memory of its own: the payload is valid until whoever handed it over returns. Recorder thread.</summary>
internal ref struct RingPacket
{
    public required long Sequence { get; init; }

    public required uint RtpTimestamp { get; init; }

    /// <summary>Arrival by the server's clock, nanoseconds.</summary>
    public required long Arrival { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>RFC 6464 level in −dBov.</summary>
    public byte? Level { get; init; }

    /// <summary>The last packet of a frame of a picture.</summary>
    public bool Marker { get; init; }

    /// <summary>Packets that were given up between the previous one and this one.</summary>
    public int LostBefore { get; set; }

    /// <summary>RTP time since the first packet, unwrapped.</summary>
    public long Rtp { get; set; }

    /// <summary>Arrival minus RTP time: the offset of the sender's clock plus the delay of this packet's way.</summary>
    public long Transit { get; set; }

    public static RingPacket Of(in RingEntry entry, ReadOnlySpan<byte> payload) => new()
    {
        Sequence = entry.Sequence,
        RtpTimestamp = entry.RtpTimestamp,
        Arrival = entry.Arrival,
        Level = entry.Level,
        Marker = entry.Marker,
        Payload = payload,
    };
}
