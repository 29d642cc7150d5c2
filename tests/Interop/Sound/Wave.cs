using System.Buffers.Binary;

namespace Itog.Interop.Sound;

/// <summary>A PCM sound file in memory: samples −1…1 by channel. Reads RIFF and RF64, 16 bit.</summary>
public sealed class Wave
{
    private Wave(int sampleRate, float[][] channels)
    {
        SampleRate = sampleRate;
        Channels = channels;
    }

    public int SampleRate { get; }

    public IReadOnlyList<float[]> Channels { get; }

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Channels[0].Length / SampleRate);

    /// <summary>The sampling rate of every recording.</summary>
    public const int RecordingRate = 48_000;

    public static Wave Read(string file) => Parse(File.ReadAllBytes(file));

    public static Wave FromSamples(int sampleRate, params float[][] channels) => new(sampleRate, channels);

    public static Wave Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !(bytes.StartsWith("RIFF"u8) || bytes.StartsWith("RF64"u8)) || !bytes[8..12].SequenceEqual("WAVE"u8))
        {
            throw new InvalidDataException("Not a WAV file.");
        }

        int channels = 0, rate = 0, bits = 0;
        long longDataSize = 0;
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var id = bytes.Slice(at, 4);
            var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var body = bytes[(at + 8)..];
            if (id.SequenceEqual("ds64"u8))
            {
                longDataSize = BinaryPrimitives.ReadInt64LittleEndian(body[8..]);
            }
            else if (id.SequenceEqual("fmt "u8))
            {
                channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
            }
            else if (id.SequenceEqual("data"u8))
            {
                size = size == uint.MaxValue ? longDataSize : size;
                return bits == 16 && channels > 0
                    ? new Wave(rate, Split(body[..(int)Math.Min(size, body.Length)], channels))
                    : throw new InvalidDataException($"Only 16 bit PCM is read here, not {bits} bit.");
            }

            at += 8 + (int)size + (int)(size & 1);
        }

        throw new InvalidDataException("The WAV file has no sound.");
    }

    private static float[][] Split(ReadOnlySpan<byte> pcm, int channels)
    {
        var length = pcm.Length / 2 / channels;
        var split = new float[channels][];
        for (var channel = 0; channel < channels; channel++)
        {
            var samples = split[channel] = new float[length];
            for (var i = 0; i < length; i++)
            {
                samples[i] = BinaryPrimitives.ReadInt16LittleEndian(pcm[(2 * ((i * channels) + channel))..]) / 32768f;
            }
        }

        return split;
    }
}
