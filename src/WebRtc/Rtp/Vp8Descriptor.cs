namespace Itog.WebRtc.Rtp;

/// <summary>The VP8 payload descriptor at the head of each VP8 payload, and whether a key frame begins there (RFC 7741 §4.2).</summary>
/// <remarks>
/// <code>
///      0 1 2 3 4 5 6 7
///     +-+-+-+-+-+-+-+-+
///     |X|R|N|S|R| PID |
///     +-+-+-+-+-+-+-+-+
/// X:  |I|L|T|K| RSV   |
///     +-+-+-+-+-+-+-+-+
/// I:  |M| PictureID   |
///     +-+-+-+-+-+-+-+-+
///     |   PictureID   |    when M
///     +-+-+-+-+-+-+-+-+
/// L:  |   TL0PICIDX   |
///     +-+-+-+-+-+-+-+-+
/// T/K:|TID|Y| KEYIDX  |
///     +-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
public readonly record struct Vp8Descriptor
{
    /// <summary>Bytes of the descriptor: the VP8 data begins there.</summary>
    public int Length { get; private init; }

    /// <summary>N: no other frame refers to this one.</summary>
    public bool IsNonReference { get; private init; }

    /// <summary>S: a VP8 partition begins with this packet.</summary>
    public bool StartsPartition { get; private init; }

    /// <summary>PID: index of the partition.</summary>
    public int PartitionId { get; private init; }

    /// <summary>7 or 15 bits as <see cref="PictureIdBits"/> tells; null when absent.</summary>
    public int? PictureId { get; private init; }

    /// <summary>7, 15, or 0 without a picture id.</summary>
    public int PictureIdBits { get; private init; }

    /// <summary>Running index of the temporal base layer frames, 8 bits; null when absent.</summary>
    public int? Tl0PicIdx { get; private init; }

    /// <summary>Temporal layer; null when absent.</summary>
    public int? TemporalId { get; private init; }

    /// <summary>Y: the frame depends only on the base layer.</summary>
    public bool IsLayerSync { get; private init; }

    /// <summary>Index of temporal key frames, 5 bits; null when absent.</summary>
    public int? KeyIdx { get; private init; }

    /// <summary>The packet begins a frame (RFC 7741 §4.2: S=1 and PID=0).</summary>
    public bool StartsFrame => StartsPartition && PartitionId == 0;

    /// <summary>The packet begins a frame from which decoding can start (RFC 7741 §4.3: P=0).</summary>
    public bool StartsKeyFrame { get; private init; }

    internal int PictureIdOffset { get; private init; }

    internal int Tl0Offset { get; private init; }

    /// <summary>Reads the descriptor; false when <paramref name="payload"/> ends within it or carries no data after it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp8Descriptor descriptor)
    {
        descriptor = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        var first = payload[0];
        var extended = (first & 0x80) != 0 ? (payload.Length > 1 ? payload[1] : -1) : 0;
        if (extended < 0)
        {
            return false;
        }

        var offset = (first & 0x80) != 0 ? 2 : 1;
        int? pictureId = null;
        var pictureIdBits = 0;
        var pictureIdOffset = 0;
        if ((extended & 0x80) != 0)
        {
            if (payload.Length <= offset)
            {
                return false;
            }

            pictureIdOffset = offset;
            if ((payload[offset] & 0x80) != 0)
            {
                if (payload.Length <= offset + 1)
                {
                    return false;
                }

                pictureId = ((payload[offset] & 0x7F) << 8) | payload[offset + 1];
                pictureIdBits = 15;
                offset += 2;
            }
            else
            {
                pictureId = payload[offset];
                pictureIdBits = 7;
                offset += 1;
            }
        }

        int? tl0 = null;
        var tl0Offset = 0;
        if ((extended & 0x40) != 0)
        {
            if (payload.Length <= offset)
            {
                return false;
            }

            tl0Offset = offset;
            tl0 = payload[offset++];
        }

        int? temporalId = null;
        int? keyIdx = null;
        var layerSync = false;
        if ((extended & 0x30) != 0)
        {
            if (payload.Length <= offset)
            {
                return false;
            }

            var octet = payload[offset++];
            temporalId = (extended & 0x20) != 0 ? octet >> 6 : null;
            layerSync = (extended & 0x20) != 0 && (octet & 0x20) != 0;
            keyIdx = (extended & 0x10) != 0 ? octet & 0x1F : null;
        }

        if (payload.Length <= offset)
        {
            return false;
        }

        var startsPartition = (first & 0x10) != 0;
        var partition = first & 0x07;
        descriptor = new Vp8Descriptor
        {
            Length = offset,
            IsNonReference = (first & 0x20) != 0,
            StartsPartition = startsPartition,
            PartitionId = partition,
            PictureId = pictureId,
            PictureIdBits = pictureIdBits,
            PictureIdOffset = pictureIdOffset,
            Tl0PicIdx = tl0,
            Tl0Offset = tl0Offset,
            TemporalId = temporalId,
            IsLayerSync = layerSync,
            KeyIdx = keyIdx,
            StartsKeyFrame = startsPartition && partition == 0 && (payload[offset] & 0x01) == 0,
        };
        return true;
    }
}
