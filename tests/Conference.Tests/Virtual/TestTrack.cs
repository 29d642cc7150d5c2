using System.Buffers.Binary;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests.Virtual;

/// <summary>
/// A published stream of a <see cref="TestBrowser"/>: 50 Opus packets or 25 VP8 frames of three packets a second, each payload different.
/// With simulcast a track is several of them, each under its <c>rid</c>: the one named "l" is a quarter as wide and has one small packet a frame.
/// </summary>
internal sealed class TestTrack(TrackSource source, string mid, uint ssrc, string? rid = null)
{
    public const int PacketsPerFrame = 3;
    public const int Width = 640;
    public const int Height = 360;
    public const int SmallWidth = 160;
    public const int SmallHeight = 90;

    private readonly Dictionary<ushort, (uint Timestamp, bool Marker, byte[] Payload)> _sent = [];
    private MediaTime _next;
    private ushort _sequence = 65_500;
    private ushort _rtxSequence;
    private uint _timestamp = ssrc * 7;
    private int _picture;
    private uint _unit;

    public TrackSource Source => source;
    public string Mid => mid;
    public string? Rid => rid;
    public bool IsSmall => rid == "l";
    public Ssrc Ssrc { get; } = new(ssrc);
    public Ssrc RtxSsrc { get; } = new(ssrc + 1);

    /// <summary>Whether it produces media as time runs.</summary>
    public bool IsOn { get; set; }

    /// <summary>The time from one picture to the next.</summary>
    public TimeSpan Frames { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>How many packets a key frame has: a card of the КИМ is large.</summary>
    public int KeyFramePackets { get; set; } = PacketsPerFrame;

    public bool WantsKeyFrame { get; set; } = true;
    public byte Level { get; set; } = 30;

    /// <summary>The payloads sent, in order.</summary>
    public List<byte[]> Payloads { get; } = [];

    public int KeyFrames { get; private set; }

    /// <summary>The RTP time of a moment after the last packet.</summary>
    public uint TimestampAt(MediaTime now)
    {
        var (interval, rate) = source == TrackSource.Microphone ? (20.0, 48) : (Frames.TotalMilliseconds, 90);
        var sinceLast = (now - _next).TotalMilliseconds + interval;
        return unchecked(_timestamp + (uint)(long)(sinceLast * rate));
    }

    public void Produce(MediaTime now, TestBrowser browser)
    {
        if (!IsOn || now < _next)
        {
            return;
        }

        if (source == TrackSource.Microphone)
        {
            _next = now + TimeSpan.FromMilliseconds(20);
            _timestamp += 960;
            Send(browser, marker: false, Level, Unit(80));
            return;
        }

        _next = now + Frames;
        _timestamp += (uint)(Frames.TotalMilliseconds * 90);
        _picture = (_picture + 1) & 0x7FFF;
        var key = WantsKeyFrame;
        WantsKeyFrame = false;
        KeyFrames += key ? 1 : 0;
        var packets = IsSmall ? 1 : key ? KeyFramePackets : PacketsPerFrame;
        for (var i = 0; i < packets; i++)
        {
            Send(browser, marker: i == packets - 1, null, Vp8(first: i == 0, key));
        }
    }

    /// <summary>Sends one packet once more on the RTX stream.</summary>
    public void Repeat(SequenceNumber sequence, TestBrowser browser)
    {
        if (_sent.TryGetValue(sequence.Value, out var packet))
        {
            browser.SendMedia(this, sequence, packet.Timestamp, packet.Marker, null, packet.Payload, rtx: true);
        }
    }

    public SequenceNumber NextRtxSequence() => new(_rtxSequence++);

    private void Send(TestBrowser browser, bool marker, byte? level, byte[] payload)
    {
        var sequence = new SequenceNumber(_sequence++);
        _sent[sequence.Value] = (_timestamp, marker, payload);
        Payloads.Add(payload);
        browser.SendMedia(this, sequence, _timestamp, marker, level, payload);
    }

    private byte[] Unit(int length)
    {
        var payload = new byte[length];
        payload[0] = 0x78;
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(1), Ssrc.Value);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(5), _unit++);
        return payload;
    }

    // RFC 7741 §4.2: X and S bits, a 15-bit picture id, then for the first packet of a frame the VP8 frame header (RFC 6386 §9.1).
    private byte[] Vp8(bool first, bool key)
    {
        var payload = new byte[IsSmall ? 400 : 900];
        payload[0] = (byte)(0x80 | (first ? 0x10 : 0));
        payload[1] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(2), (ushort)(0x8000 | _picture));
        payload[4] = (byte)(first && key ? 0x10 : 0x11);
        if (first && key)
        {
            payload[7] = 0x9D;
            payload[8] = 0x01;
            payload[9] = 0x2A;
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(10), (ushort)(IsSmall ? SmallWidth : Width));
            BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(12), (ushort)(IsSmall ? SmallHeight : Height));
        }

        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(20), Ssrc.Value);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(24), _unit++);
        return payload;
    }
}
