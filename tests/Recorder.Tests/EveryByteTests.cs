using System.Security.Cryptography;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>Whichever byte of whichever file of a recording is changed, it is found: every one of a short recording is tried.</summary>
public sealed class EveryByteTests(FinishedRecordings recordings) : IClassFixture<FinishedRecordings>
{
    private static readonly StoredFiles Stored = new(KeyFolder.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RecordingMode.Personal)]
    [InlineData(RecordingMode.Stream)]
    public async Task Of_a_voice_journal_and_its_sidecar(RecordingMode mode)
    {
        var folder = await FolderAsync(mode);
        var segment = folder.Manifest.Segments.Should().ContainSingle().Subject;
        var journal = folder.Only("*.ogg");
        var sidecar = Sidecar.PathFor(journal);
        VerificationFault? Find() => JournalCheck.Find(folder.Path, journal, sidecar, segment, Stored);
        Find().Should().BeNull();
        EveryByte(journal, Find);
        EveryByte(sidecar, Find);
    }

    [Theory]
    [InlineData(RecordingMode.Personal)]
    [InlineData(RecordingMode.Stream)]
    public async Task Of_a_picture_journal_and_its_sidecar(RecordingMode mode)
    {
        var folder = await FolderAsync(mode);
        var segment = folder.Manifest.PictureSegments.Should().ContainSingle().Subject;
        var journal = folder.Only("*.ivf");
        var sidecar = Sidecar.PathFor(journal);
        VerificationFault? Find() => PictureCheck.Find(folder.Path, journal, sidecar, segment, Stored);
        Find().Should().BeNull();
        EveryByte(journal, Find);
        EveryByte(sidecar, Find);
    }

    [Theory]
    [InlineData(RecordingMode.Personal)]
    [InlineData(RecordingMode.Stream)]
    public async Task Of_a_manifest(RecordingMode mode)
    {
        var bytes = await File.ReadAllBytesAsync((await FolderAsync(mode)).ManifestPath, Token);
        ManifestSeal.Holds(bytes).Should().BeTrue();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            if (ManifestSeal.Holds(bytes))
            {
                Assert.Fail($"byte {at} of {bytes.Length} was changed unseen");
            }

            bytes[at] ^= 0x10;
        }
    }

    [Theory]
    [InlineData(RecordingMode.Personal)]
    [InlineData(RecordingMode.Stream)]
    public async Task Of_the_finished_files(RecordingMode mode)
    {
        var folder = await FolderAsync(mode);
        var manifest = folder.Manifest;
        manifest.PictureFiles.Should().ContainSingle();
        foreach (var (name, sha256) in manifest.Files.Select(f => (f.Name, f.Sha256)).Concat(manifest.PictureFiles.Select(f => (f.Name, f.Sha256))))
        {
            // All of a small file; of sound, in which all bytes are alike, a part.
            var bytes = await File.ReadAllBytesAsync(folder.Only(name), Token);
            var expected = Convert.FromHexString(sha256);
            SHA256.HashData(bytes).Should().Equal(expected);
            var step = bytes.Length > 50_000 ? bytes.Length / 500 : 1;
            for (var at = 0; at < bytes.Length; at += at < 200 ? 1 : step)
            {
                bytes[at] ^= 0x10;
                if (SHA256.HashData(bytes).AsSpan().SequenceEqual(expected))
                {
                    Assert.Fail($"byte {at} of {name} was changed unseen");
                }

                bytes[at] ^= 0x10;
            }
        }
    }

    [Theory]
    [InlineData(RecordingMode.Personal)]
    [InlineData(RecordingMode.Stream)]
    public async Task Of_a_whole_folder_the_changed_file_is_named(RecordingMode mode)
    {
        var folder = await FolderAsync(mode);
        var verifier = new RecordingVerifier("no-such-ffmpeg");
        (await verifier.VerifyAsync(folder.Path, Token)).Should().BeEquivalentTo(new { Recordings = 1, Files = 8, Intact = true });
        var random = new Random(4);
        foreach (var path in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(path, Token);
            int[] places = [0, bytes.Length - 1, .. Enumerable.Range(0, 10).Select(_ => random.Next(bytes.Length))];
            foreach (var at in places)
            {
                Flip(path, at, bytes[at]);
                var faults = (await verifier.VerifyAsync(folder.Path, Token)).Faults;
                faults.Should().Contain(f => path.EndsWith(f.File, StringComparison.Ordinal), $"byte {at} was changed");
                Put(path, at, bytes[at]);
            }
        }

        (await verifier.VerifyAsync(folder.Path, Token)).Intact.Should().BeTrue("everything is as it was again");
    }

    private async Task<FinishedFolder> FolderAsync(RecordingMode mode)
    {
        var copy = await recordings.CopyAsync(mode, packets: 40, pictures: 3);
        copy.Manifest.Mode.Should().Be(mode);
        return copy;
    }

    private static void EveryByte(string path, Func<VerificationFault?> find)
    {
        var bytes = File.ReadAllBytes(path);
        bytes.Length.Should().BeInRange(500, 40_000);
        for (var at = 0; at < bytes.Length; at++)
        {
            Flip(path, at, bytes[at]);
            if (find() is null)
            {
                Assert.Fail($"byte {at} of {Path.GetFileName(path)} was changed unseen");
            }

            Put(path, at, bytes[at]);
        }

        find().Should().BeNull("everything is as it was again");
    }

    private static void Flip(string path, int at, byte value) => Put(path, at, (byte)(value ^ 0x10));

    private static void Put(string path, int at, byte value)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, [value], at);
    }
}
