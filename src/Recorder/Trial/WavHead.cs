using System.Buffers.Binary;

namespace Itog.Recorder.Trial;

/// <summary>
/// Puts the head of a WAV file before 16-bit mono samples: RIFF with the chunks <c>fmt </c> (PCM) and <c>data</c>, all numbers little-endian. Pure.
/// </summary>
internal static class WavHead
{
    private const int Length = 44;

    public static byte[] Of(int sampleRate, ReadOnlySpan<byte> samples)
    {
        var file = new byte[Length + samples.Length];
        var head = file.AsSpan();
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], samples.Length);
        samples.CopyTo(head[Length..]);
        return file;
    }
}
