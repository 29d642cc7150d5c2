namespace Itog.WebRtc.Rtp;

/// <summary>
/// Keeps picture id and TL0PICIDX continuous for one subscriber when its slot's source changes.
/// Owned by a down track, called on the room's media worker. The mapping is an offset, so a packet taken from the cache
/// for a retransmission is rewritten to the same numbers as before, as long as the source has not changed since.
/// </summary>
public sealed class Vp8Rewriter
{
    private int _pictureOffset;
    private int _tl0Offset;
    private int _lastPicture = -1;
    private int _lastTl0 = -1;

    /// <summary>Call with the first packet of a new source (a key frame): it continues after the last one forwarded.</summary>
    public void OnSourceChanged(in Vp8Descriptor first)
    {
        _pictureOffset = _lastPicture >= 0 && first.PictureId is { } picture ? (_lastPicture + 1 - picture) & 0x7FFF : 0;
        _tl0Offset = _lastTl0 >= 0 && first.Tl0PicIdx is { } tl0 ? (_lastTl0 + 1 - tl0) & 0xFF : 0;
    }

    /// <summary>Changes the descriptor in place; <paramref name="descriptor"/> was parsed from the same payload.</summary>
    public void Rewrite(Span<byte> payload, in Vp8Descriptor descriptor)
    {
        if (descriptor.PictureId is { } pictureId)
        {
            var mapped = (pictureId + _pictureOffset) & (descriptor.PictureIdBits == 15 ? 0x7FFF : 0x7F);
            var at = descriptor.PictureIdOffset;
            if (descriptor.PictureIdBits == 15)
            {
                payload[at] = (byte)(0x80 | (mapped >> 8));
                payload[at + 1] = (byte)mapped;
            }
            else
            {
                payload[at] = (byte)mapped;
            }

            _lastPicture = Newer(_lastPicture, mapped, descriptor.PictureIdBits);
        }

        if (descriptor.Tl0PicIdx is { } tl0)
        {
            var mapped = (tl0 + _tl0Offset) & 0xFF;
            payload[descriptor.Tl0Offset] = (byte)mapped;
            _lastTl0 = Newer(_lastTl0, mapped, 8);
        }
    }

    private static int Newer(int last, int candidate, int bits)
    {
        var half = 1 << (bits - 1);
        var forward = (candidate - last) & ((1 << bits) - 1);
        return last < 0 || (forward != 0 && forward < half) ? candidate : last;
    }
}
