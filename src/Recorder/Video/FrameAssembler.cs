using System.Buffers;
using Itog.Recorder.Journal;
using Itog.WebRtc.Rtp;

namespace Itog.Recorder.Video;

/// <summary>
/// Puts the VP8 payloads of one source together into whole frames (RFC 7741 §4), and passes on only what a decoder can show: from the first key
/// frame on, and after a loss from the next frame that does not need what was lost. Owned by one track; recorder thread. Packets come in order.
/// </summary>
/// <remarks>
/// After a loss a frame needs nothing that was lost when it is a key frame, when it belongs to the temporal base layer and continues it
/// (its TL0PICIDX is the next one), or when it belongs to a higher layer whose base frame was the last one and which says by Y that it needs no
/// other (RFC 7741 §4.2).
/// </remarks>
internal sealed class FrameAssembler(IFrameSink sink)
{
    /// <summary>No camera and no screen makes such a frame; a sender that never ends one fills no memory.</summary>
    public const int LongestFrame = 4 << 20;

    private readonly ArrayBufferWriter<byte> _data = new(64 << 10);
    private PictureCounters _counters;
    private (long Rtp, uint RtpTimestamp)? _newest;
    private Vp8Descriptor _first;
    private long _rtp;
    private long _arrival;
    private uint _timestamp;
    private bool _open;
    private bool _began;
    private bool _base;
    private bool _higher;
    private bool _afterLoss;
    private int _tl0 = -1;

    public PictureCounters Counters => _counters;

    /// <summary>Nothing more can be shown until a key frame comes.</summary>
    public bool NeedsKeyFrame => !_began || !_base;

    /// <summary>The newest packet in order, for the sidecar and for reading reports.</summary>
    public (long Rtp, uint RtpTimestamp)? Newest => _newest;

    public void Add(in RingPacket packet)
    {
        // RTP time wraps every 13 hours: the difference to the previous packet is taken modulo 2^32, as a signed number.
        var rtp = _newest is { } previous ? previous.Rtp + (int)(packet.RtpTimestamp - previous.RtpTimestamp) : 0;
        _newest = (rtp, packet.RtpTimestamp);
        if (packet.LostBefore > 0)
        {
            _counters.Lost += packet.LostBefore;
            Break();
        }

        if (!Vp8Descriptor.TryParse(packet.Payload, out var descriptor))
        {
            _counters.Malformed++;
            Break();
            return;
        }

        if (_open && packet.RtpTimestamp != _timestamp)
        {
            // All packets are there, so the frame is whole although no marker said so.
            Finish();
        }

        if (_open && descriptor.StartsFrame)
        {
            _counters.Malformed++;
            Break();
        }

        if (!_open)
        {
            if (!descriptor.StartsFrame)
            {
                // The rest of a frame whose beginning was given up.
                return;
            }

            (_open, _first, _timestamp, _rtp, _arrival) = (true, descriptor, packet.RtpTimestamp, rtp, packet.Arrival);
            _data.ResetWrittenCount();
        }

        if (_data.WrittenCount + packet.Payload.Length > LongestFrame)
        {
            _counters.Malformed++;
            Break();
            return;
        }

        _data.Write(packet.Payload[descriptor.Length..]);
        if (packet.Marker)
        {
            Finish();
        }
    }

    /// <summary>Something is missing: what was begun is given up, and what follows has to show that it does without.</summary>
    private void Break()
    {
        if (_open)
        {
            _open = false;
            _counters.Dropped++;
        }

        _base = _higher = false;
        _afterLoss = true;
    }

    private void Finish()
    {
        _open = false;
        if (!Vp8Frame.TryParse(_data.WrittenSpan, out var frame))
        {
            _counters.Malformed++;
            Break();
            return;
        }

        if (!CanBeShown(frame.Key))
        {
            _counters.Dropped++;
            _afterLoss = true;
            return;
        }

        _counters.Frames++;
        _counters.KeyFrames += frame.Key ? 1 : 0;
        var head = new FrameHead(_rtp, _arrival, frame.Key, frame.Width, frame.Height, _afterLoss);
        _afterLoss = false;
        sink.Frame(head, _data.WrittenSpan);
    }

    private bool CanBeShown(bool key)
    {
        var tl0 = _first.Tl0PicIdx ?? -1;
        if (key)
        {
            _began = _base = _higher = true;
            _tl0 = tl0;
            return true;
        }

        if (!_began)
        {
            return false;
        }

        if (_first.TemporalId is not { } layer || tl0 < 0 || _tl0 < 0)
        {
            return _base;
        }

        if (layer == 0)
        {
            _base |= tl0 == ((_tl0 + 1) & 0xFF);
            _tl0 = _base ? tl0 : _tl0;
            return _base;
        }

        if (tl0 != _tl0 || !(_higher || _first.IsLayerSync))
        {
            return false;
        }

        // A frame of the first higher layer that starts anew is what those above it build on.
        _base = true;
        _higher |= layer == 1;
        return true;
    }
}
