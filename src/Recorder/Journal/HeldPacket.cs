namespace Itog.Recorder.Journal;

/// <summary>A packet that has to wait, with its own copy of the payload; may be used again for another one. Owned by whoever lets it wait.</summary>
internal sealed class HeldPacket
{
    private byte[] _buffer = [];
    private int _length;
    private bool _marker;

    public long Sequence { get; private set; }

    public uint RtpTimestamp { get; private set; }

    public long Arrival { get; private set; }

    public byte? Level { get; private set; }

    public int LostBefore { get; private set; }

    public long Rtp { get; private set; }

    public long Transit { get; private set; }

    /// <summary>The packet as it came; its payload is valid until this place is filled again.</summary>
    public RingPacket Packet => new()
    {
        Sequence = Sequence,
        RtpTimestamp = RtpTimestamp,
        Arrival = Arrival,
        Payload = _buffer.AsSpan(0, _length),
        Level = Level,
        Marker = _marker,
        LostBefore = LostBefore,
        Rtp = Rtp,
        Transit = Transit,
    };

    public void Fill(in RingPacket packet)
    {
        if (_buffer.Length < packet.Payload.Length)
        {
            _buffer = new byte[packet.Payload.Length];
        }

        packet.Payload.CopyTo(_buffer);
        (_length, _marker) = (packet.Payload.Length, packet.Marker);
        (Sequence, RtpTimestamp, Arrival, Level) = (packet.Sequence, packet.RtpTimestamp, packet.Arrival, packet.Level);
        (LostBefore, Rtp, Transit) = (packet.LostBefore, packet.Rtp, packet.Transit);
    }
}
