namespace Itog.WebRtc.Rtp;

/// <summary>
/// Keeps picture id and TL0PICIDX continuous for one subscriber when its slot's source changes.
/// Owned by a down track, called on the room's media worker. The mapping is an offset, so a packet taken from the cache
/// for a retransmission is rewritten to the same numbers as before by the <see cref="Shift"/> that it was sent with.
/// </summary>
public sealed class Vp8Rewriter
{
    private int _lastPicture = -1;
    private int _lastTl0 = -1;

    /// <summary>What is added to the numbers of the present source.</summary>
    public Vp8Shift Shift { get; private set; }

    /// <summary>Call with the first packet of a new source (a key frame): it continues after the last one forwarded.</summary>
    public void OnSourceChanged(in Vp8Descriptor first)
    {
        Shift = new Vp8Shift(
            _lastPicture >= 0 && first.PictureId is { } picture ? (_lastPicture + 1 - picture) & 0x7FFF : 0,
            _lastTl0 >= 0 && first.Tl0PicIdx is { } tl0 ? (_lastTl0 + 1 - tl0) & 0xFF : 0);
    }

    /// <summary>Changes the descriptor in place; <paramref name="descriptor"/> was parsed from the same payload.</summary>
    public void Rewrite(Span<byte> payload, in Vp8Descriptor descriptor)
    {
        Note(descriptor);
        Shift.Apply(payload, descriptor);
    }

    /// <summary>Takes note of a packet that goes out, now or later, with the present <see cref="Shift"/>.</summary>
    public void Note(in Vp8Descriptor descriptor)
    {
        if (descriptor.PictureId is { } pictureId)
        {
            _lastPicture = Newer(_lastPicture, Shift.Picture(pictureId, descriptor.PictureIdBits), descriptor.PictureIdBits);
        }

        if (descriptor.Tl0PicIdx is { } tl0)
        {
            _lastTl0 = Newer(_lastTl0, Shift.Tl0(tl0), 8);
        }
    }

    private static int Newer(int last, int candidate, int bits)
    {
        var half = 1 << (bits - 1);
        var forward = (candidate - last) & ((1 << bits) - 1);
        return last < 0 || (forward != 0 && forward < half) ? candidate : last;
    }
}
