using System.Buffers.Binary;
using System.Security.Cryptography;
using Itog.Recorder.Finalising;

namespace Itog.Recorder.Tests;

/// <summary>Sound files beyond 4 GiB have another header (RF64, EBU Tech 3306); what is measured of them is the same.</summary>
public sealed class WavMeasureTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_length_of_the_sound_is_read_from_either_header(bool large)
    {
        var sound = new byte[4 * 48_000];
        new Random(1).NextBytes(sound);
        byte[] file = [.. Header(large, sound.Length), .. sound, .. "LIST"u8, 4, 0, 0, 0, .. "more"u8];
        await File.WriteAllBytesAsync(_path, file, TestContext.Current.CancellationToken);
        var measure = WavMeasure.Read(_path);
        (measure.Samples, measure.Bytes).Should().Be((48_000, file.Length));
        measure.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public async Task Sound_beyond_four_gibibytes_is_measured_to_its_end()
    {
        // Silence to the last second: no disk has to hold what is a hole in the file.
        const long samples = (1L << 30) + (3 * 48_000);
        await using (var file = File.Create(_path))
        {
            file.Write(Header(large: true, samples * 4));
            file.SetLength(file.Position + (samples * 4));
            file.Seek(-4 * 48_000, SeekOrigin.End);
            var loud = new byte[4 * 48_000];
            new Random(1).NextBytes(loud);
            file.Write(loud);
        }

        var measure = WavMeasure.Read(_path);
        measure.Samples.Should().Be(samples);
        measure.Left[^2].Peak.Should().BeGreaterThan(-1);
        measure.Left[^20].Peak.Should().BeLessThan(-90);
    }

    private static byte[] Header(bool large, long dataBytes)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, dataBytes);
        byte[] unknown = [0xFF, 0xFF, 0xFF, 0xFF];
        byte[] format = [.. "fmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0];
        return large
            ? [.. "RF64"u8, .. unknown, .. "WAVE"u8, .. "ds64"u8, 28, 0, 0, 0, .. new byte[8], .. size, .. new byte[12], .. format, .. "data"u8, .. unknown]
            : [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8, .. format, .. "data"u8, .. size[..4]];
    }
}
