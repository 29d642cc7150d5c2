using System.Buffers.Binary;

namespace Itog.Recorder.Video;

/// <summary>The head of a VP8 frame (RFC 6386 §9.1): whether decoding can start with it, and then the size of the picture. Pure.</summary>
/// <remarks>
/// <code>
///  bit 0        !key frame      key frames only:  bytes 3-5   9d 01 2a
///  bits 1-3     version                           bytes 6-7   width,  14 bits, and 2 of scaling
///  bit 4        show frame                        bytes 8-9   height, 14 bits, and 2 of scaling
///  bits 5-23    size of the first partition
/// </code>
/// </remarks>
internal readonly record struct Vp8Frame(bool Key, int Width, int Height)
{
    private const int TagLength = 3;
    private const int KeyHeadLength = 10;

    /// <summary>False for what is no VP8 frame.</summary>
    public static bool TryParse(ReadOnlySpan<byte> frame, out Vp8Frame head)
    {
        head = default;
        if (frame.Length < TagLength)
        {
            return false;
        }

        var tag = frame[0] | (frame[1] << 8) | (frame[2] << 16);
        var key = (tag & 1) == 0;
        var headLength = key ? KeyHeadLength : TagLength;
        if (((tag >> 1) & 7) > 3 || frame.Length < headLength || (tag >> 5) > frame.Length - headLength)
        {
            return false;
        }

        if (!key)
        {
            return true;
        }

        var width = BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF;
        var height = BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF;
        head = new Vp8Frame(true, width, height);
        return frame[3] == 0x9D && frame[4] == 0x01 && frame[5] == 0x2A && width > 0 && height > 0;
    }
}
