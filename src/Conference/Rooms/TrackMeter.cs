using System.Buffers.Binary;
using Itog.WebRtc;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.Conference.Rooms;

/// <summary>What the technician sees of a published track: rate, loss left after recovery, level, picture size. Owned by an <see cref="UpTrack"/>; worker thread.</summary>
internal sealed class TrackMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly BitrateMeter _rate = new();
    private readonly AudioLevelMeter _level = new();
    private MediaTime _lastPacket;
    private MediaTime _windowEnds;
    private long _first;
    private long _highest;
    private long _expectedBefore;
    private long _packetsBefore;
    private bool _hasLevel;

    public long Packets { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>Loss of the last whole window; a packet that was recovered is not lost.</summary>
    public double LossPercent { get; private set; }

    /// <summary>Of the last key frame; null before one.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public void OnPacket(MediaTime now, in IncomingPacket packet, int length)
    {
        _rate.OnBytes(length, now);
        _lastPacket = now;
        if (Packets++ == 0)
        {
            _first = _highest = packet.Sequence;
        }

        _highest = Math.Max(_highest, packet.Sequence);
        if (packet.Level is { } level)
        {
            _hasLevel = true;
            _level.OnPacket(level, now);
        }

        if (packet.Vp8 is { StartsKeyFrame: true } vp8)
        {
            ReadSize(packet.Payload[vp8.Length..]);
        }
    }

    public void OnDuplicate() => Duplicates++;

    public bool IsFlowing(MediaTime now) => Packets > 0 && now - _lastPacket < Window;

    public long BitsPerSecond(MediaTime now) => _rate.BitsPerSecond(now);

    /// <summary>RFC 6464: 0 (loudest) to 127 (silence), smoothed; null when the publisher does not send it.</summary>
    public int? Level(MediaTime now) => _hasLevel ? (int)Math.Round(_level.LevelAt(now)) : null;

    public void Roll(MediaTime now)
    {
        if (now < _windowEnds)
        {
            return;
        }

        _windowEnds = now + Window;
        var expected = Packets == 0 ? 0 : _highest - _first + 1;
        var expectedNow = expected - _expectedBefore;
        var lost = expectedNow - (Packets - _packetsBefore);
        LossPercent = expectedNow <= 0 ? 0 : Math.Clamp(100.0 * lost / expectedNow, 0, 100);
        _expectedBefore = expected;
        _packetsBefore = Packets;
    }

    // RFC 6386 §9.1: a key frame begins with a 3-byte tag, the start code 9d 01 2a, then width and height, 14 bits each.
    private void ReadSize(ReadOnlySpan<byte> frame)
    {
        if (frame.Length >= 10 && frame[3] == 0x9D && frame[4] == 0x01 && frame[5] == 0x2A)
        {
            Width = BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF;
            Height = BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF;
        }
    }
}
