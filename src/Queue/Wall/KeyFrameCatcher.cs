using Itog.Conference;
using Itog.WebRtc.Rtp;

namespace Itog.Queue.Wall;

/// <summary>
/// Puts together the key frames of one slot, from its smallest picture, and lets everything else pass: a still of the wall costs no decoder here.
/// VP8 in RTP: RFC 7741 §4; a key frame is whole when its packets from the first to the one with the marker are there, in whatever order they came.
/// Called on the room's media worker thread; <see cref="Newest"/> and <see cref="Clear"/> by any.
/// </summary>
internal sealed class KeyFrameCatcher(Slot slot, TimeProvider time) : ITrackSubscriber
{
    /// <summary>No thumbnail is so large; a sender that never ends a frame fills no memory.</summary>
    public const int LongestFrame = 256 << 10;

    private readonly SortedList<long, byte[]> _pieces = [];
    private uint _ssrc;
    private uint _timestamp;
    private long _last;
    private int _length;
    private Still? _newest;

    /// <summary>The newest whole key frame; null before the first one and after the picture has ended.</summary>
    public Still? Newest => Volatile.Read(ref _newest);

    public bool WantsSmallest => true;

    public bool Wants(Slot asked) => asked == slot;

    public void OnPacket(in TrackPacket packet)
    {
        if (_pieces.Count > 0 && packet.Ssrc == _ssrc && packet.RtpTimestamp == _timestamp)
        {
            Add(packet);
        }
        else if (Vp8Descriptor.TryParse(packet.Payload, out var descriptor) && descriptor.StartsKeyFrame)
        {
            Drop();
            (_ssrc, _timestamp) = (packet.Ssrc, packet.RtpTimestamp);
            Add(packet);
        }
    }

    public void OnSenderReport(Slot reported, MemberId member, ulong ntpTime, uint rtpTimestamp, WebRtc.MediaTime arrival)
    {
    }

    // Nobody's picture stays on the wall after he has gone.
    public void OnTrackEnded(Slot ended, MemberId member, WebRtc.MediaTime at)
    {
        Drop();
        Clear();
    }

    /// <summary>Forgets the newest frame.</summary>
    public void Clear() => Volatile.Write(ref _newest, null);

    private void Add(in TrackPacket packet)
    {
        if (!Vp8Descriptor.TryParse(packet.Payload, out var descriptor) || _pieces.ContainsKey(packet.ExtendedSequence))
        {
            return;
        }

        var piece = packet.Payload[descriptor.Length..].ToArray();
        _length += piece.Length;
        if (_length > LongestFrame)
        {
            Drop();
            return;
        }

        _pieces.Add(packet.ExtendedSequence, piece);
        _last = packet.Marker ? packet.ExtendedSequence : _last;
        if (_last != 0 && _pieces.Count == _last - _pieces.Keys[0] + 1)
        {
            Volatile.Write(ref _newest, new Still(time.GetUtcNow(), [.. _pieces.Values.SelectMany(p => p)]));
            Drop();
        }
    }

    private void Drop()
    {
        _pieces.Clear();
        (_length, _last) = (0, 0);
    }
}
