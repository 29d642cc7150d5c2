using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Itog.Recorder.Quality;

namespace Itog.Recorder.Finalising;

/// <summary>One pass over a stereo 16-bit WAV (RIFF or RF64): its length, the levels of both channels window by window, its SHA-256.</summary>
internal sealed record WavMeasure(
    long Bytes, long Samples, string Sha256, IReadOnlyList<LevelWindow> Left, IReadOnlyList<LevelWindow> Right)
{
    private const int FrameBytes = 4;

    public static WavMeasure Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var remaining = ReadHeader(stream, hash);
        var left = new ChannelMeter();
        var right = new ChannelMeter();
        var samples = 0L;
        var buffer = new byte[LevelFile.WindowSamples * FrameBytes];
        while (remaining > 0)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, remaining)), (int)Math.Min(buffer.Length, remaining), false);
            if (read < FrameBytes)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            var frames = MemoryMarshal.Cast<byte, short>(buffer.AsSpan(0, read / FrameBytes * FrameBytes));
            left.Add(frames, 0);
            right.Add(frames, 1);
            samples += frames.Length / 2;
            remaining -= read;
        }

        int rest;
        while ((rest = stream.Read(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, rest);
        }

        return new WavMeasure(stream.Length, samples, Convert.ToHexStringLower(hash.GetHashAndReset()), left.Windows, right.Windows);
    }

    /// <summary>Goes to the first sample; returns the bytes of sound.</summary>
    private static long ReadHeader(FileStream stream, IncrementalHash hash)
    {
        Span<byte> head = stackalloc byte[12];
        Take(stream, hash, head);
        if (!head[8..].SequenceEqual("WAVE"u8) || !(head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)))
        {
            throw new InvalidDataException("Not a WAV file.");
        }

        long? large = null;
        Span<byte> chunk = stackalloc byte[8];
        while (true)
        {
            Take(stream, hash, chunk);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
            {
                return size == uint.MaxValue && large is { } real ? real : size;
            }

            if (size > 4096)
            {
                throw new InvalidDataException("An unexpected chunk before the sound.");
            }

            var body = new byte[size + (size & 1)];
            Take(stream, hash, body);
            if (chunk.StartsWith("ds64"u8) && size >= 16)
            {
                large = BinaryPrimitives.ReadInt64LittleEndian(body.AsSpan(8)); // EBU Tech 3306: riffSize, dataSize, sampleCount
            }
            else if (chunk.StartsWith("fmt "u8) && (body[2] != 2 || body[14] != 16))
            {
                throw new InvalidDataException("Not 16-bit stereo.");
            }
        }
    }

    private static void Take(FileStream stream, IncrementalHash hash, Span<byte> into)
    {
        stream.ReadExactly(into);
        hash.AppendData(into);
    }
}
