using System.Buffers.Binary;

namespace Itog.Recorder.Video;

/// <summary>The IVF container, as libvpx writes it: a file header, then a header and the bytes of each frame. Time stamps of 90 kHz. Pure.</summary>
/// <remarks>
/// <code>
/// file:  "DKIF" | version 0, 16 bits | header length 32, 16 bits | "VP80" | width, height, 16 bits each
///        | rate 90000, 32 bits | scale 1, 32 bits | number of frames, 32 bits | unused, 32 bits
/// frame: length, 32 bits | time stamp, 64 bits | the frame's bytes           all little-endian
/// </code>
/// The number of frames stays 0, since the file is only ever appended to.
/// </remarks>
internal static class Ivf
{
    public const int HeaderLength = 32;
    public const int FrameHeaderLength = 12;
    public const int Rate = 90_000;

    public static void WriteHeader(Span<byte> header, int width, int height)
    {
        header[..HeaderLength].Clear();
        "DKIF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], HeaderLength);
        "VP80"u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt16LittleEndian(header[12..], (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(header[14..], (ushort)height);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 1);
    }

    public static void WriteFrameHeader(Span<byte> header, int length, long time)
    {
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        BinaryPrimitives.WriteInt64LittleEndian(header[4..], time);
    }

    /// <summary>False for lengths and times that no journal has.</summary>
    public static bool TryReadFrameHeader(ReadOnlySpan<byte> header, out int length, out long time)
    {
        length = BinaryPrimitives.ReadInt32LittleEndian(header);
        time = BinaryPrimitives.ReadInt64LittleEndian(header[4..]);
        return length is > 0 and <= FrameAssembler.LongestFrame && time >= 0;
    }
}
