using System.Security.Cryptography;
using Itog.Recorder.Quality;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests.Quality;

/// <summary>The list of levels beside a finished recording.</summary>
public sealed class LevelFileTests
{
    [Fact]
    public void A_level_is_a_byte_of_half_decibels_below_full_scale()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("itog-levels-").FullName, "x.levels");
        LevelWindow[] left = [new(-20.2f, -6, false), new(-120, -120, false)];
        LevelWindow[] right = [new(-90, -60.5f, false), new(0, 0, true)];

        LevelFile.Write(path, left, right, 9_000, DateTimeOffset.UnixEpoch);

        var bytes = File.ReadAllBytes(path);
        bytes[..16].Should().Equal([.. "itoglev1"u8, 0xC0, 0x12, 0, 0, 2, 0, 0, 0]);
        bytes[16..].Should().Equal(12, 40, 121, 180, 240, 240, 0, 0);
    }

    [Fact]
    public async Task A_finished_recording_has_its_levels_beside_it_and_their_hash_in_the_manifest()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 100 }.Send(), 4000);
        await bench.FinishAsync();

        var levels = File.ReadAllBytes(LevelFile.PathFor(bench.Status.ManifestPath));
        bench.Manifest.Files.Should().ContainSingle(f => f.Name.EndsWith(".levels", StringComparison.Ordinal)).Which.Sha256
            .Should().Be(Convert.ToHexStringLower(SHA256.HashData(levels)));
        levels.Length.Should().Be(16 + (40 * 4));
        Window(levels, 3).Should().BeLessThan(20, "a chirp begins at 300 ms and peaks at −9 dBFS");
        Window(levels, 8).Should().BeGreaterThan(100);
    }

    private static byte Window(byte[] levels, int window) => levels[16 + (window * 4)];
}
