namespace Itog.WebRtc.Rtp;

/// <summary>What one subscriber's stream adds to the picture ids and the TL0PICIDX of a source; see <see cref="Vp8Rewriter"/>.</summary>
public readonly record struct Vp8Shift(int PictureOffset, int Tl0Offset)
{
    /// <summary>A picture id as the subscriber sees it; of 7 or 15 bits.</summary>
    public int Picture(int pictureId, int bits) => (pictureId + PictureOffset) & (bits == 15 ? 0x7FFF : 0x7F);

    /// <summary>A TL0PICIDX as the subscriber sees it.</summary>
    public int Tl0(int index) => (index + Tl0Offset) & 0xFF;

    /// <summary>Changes the descriptor in place; <paramref name="descriptor"/> was parsed from the same payload.</summary>
    public void Apply(Span<byte> payload, in Vp8Descriptor descriptor)
    {
        if (descriptor.PictureId is { } pictureId)
        {
            var mapped = Picture(pictureId, descriptor.PictureIdBits);
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
        }

        if (descriptor.Tl0PicIdx is { } tl0)
        {
            payload[descriptor.Tl0Offset] = (byte)Tl0(tl0);
        }
    }
}
