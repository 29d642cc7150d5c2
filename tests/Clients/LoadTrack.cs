using System.Buffers.Binary;
using Itog.Conference;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Clients;

/// <summary>
/// A made-up track of a <see cref="LoadClient"/>: 50 Opus packets, or 25 VP8 frames of two packets, a second. Each payload carries when it was sent,
/// so that whoever gets it knows its delay. Owned by the client; one thread.
/// </summary>
internal sealed class LoadTrack(TrackSource source, string mid, Ssrc ssrc)
{
    private const int OpusBytes = 80;
    private const int VideoBytes = 900;
    private const int VideoPackets = 2;

    /// <summary>Where in a payload the sending time stands: behind the head of either codec.</summary>
    private const int StampOffset = 20;

    private readonly byte[] _payload = new byte[VideoBytes];
    private MediaTime _next;
    private uint _timestamp = ssrc.Value;
    private ushort _sequence;
    private int _picture;

    public TrackSource Source => source;

    public string Mid => mid;

    public Ssrc Ssrc => ssrc;

    public bool WantsKeyFrame { get; set; } = true;

    public bool IsAudio => source == TrackSource.Microphone;

    /// <summary>When the next packet or frame is due.</summary>
    public MediaTime NextDue => _next;

    /// <summary>When the packet with this payload was sent.</summary>
    public static MediaTime SentAt(ReadOnlySpan<byte> payload) =>
        payload.Length < StampOffset + 8 ? MediaTime.Never : new(BinaryPrimitives.ReadInt64LittleEndian(payload[StampOffset..]));

    /// <summary>Gives what is due now to <paramref name="client"/>.</summary>
    public void Produce(MediaTime now, LoadClient client)
    {
        if (now < _next)
        {
            return;
        }

        var interval = TimeSpan.FromMilliseconds(IsAudio ? 20 : 40);
        _next = now - _next < interval ? _next + interval : now + interval;
        BinaryPrimitives.WriteInt64LittleEndian(_payload.AsSpan(StampOffset), now.Nanoseconds);
        if (IsAudio)
        {
            _timestamp += 960;
            _payload[0] = 0x78; // CELT, full band, 20 ms, mono (RFC 6716 §3.1)
            client.Send(this, NextHeader(LoadOffer.Opus, marker: false), _payload.AsSpan(0, OpusBytes));
            return;
        }

        _timestamp += 3600;
        _picture = (_picture + 1) & 0x7FFF;
        var isKey = WantsKeyFrame;
        WantsKeyFrame = false;
        for (var i = 0; i < VideoPackets; i++)
        {
            Describe(isFirst: i == 0, isKey);
            client.Send(this, NextHeader(LoadOffer.Vp8, marker: i == VideoPackets - 1), _payload);
        }
    }

    private RtpHeader NextHeader(byte type, bool marker) => new(new(type), new(_sequence++), new(_timestamp), ssrc, marker);

    // RFC 7741 §4.2: X and S bits, a 15-bit picture id, then for the first packet of a frame the VP8 frame header (RFC 6386 §9.1).
    private void Describe(bool isFirst, bool isKey)
    {
        _payload[0] = (byte)(0x80 | (isFirst ? 0x10 : 0));
        _payload[1] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(_payload.AsSpan(2), (ushort)(0x8000 | _picture));
        _payload[4] = (byte)(isFirst && isKey ? 0x10 : 0x11);
        ReadOnlySpan<byte> start = isFirst && isKey ? [0x9D, 0x01, 0x2A, 0x80, 0x02, 0x68, 0x01] : [0, 0, 0, 0, 0, 0, 0]; // 640 × 360
        start.CopyTo(_payload.AsSpan(7));
    }
}
