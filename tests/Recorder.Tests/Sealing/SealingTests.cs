using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Tests.Sealing;

/// <summary>A finished recording is sealed without ever being in danger, opened with its key, and lost for good with it.</summary>
public sealed class SealingTests : IDisposable
{
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("itog-keys-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KeyFolder Keys => new([_keys.FullName]);

    public void Dispose() => _keys.Delete(recursive: true);

    [Fact]
    public async Task Nothing_but_the_manifest_lies_open_afterwards_and_everything_can_be_opened()
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        var before = Contents(bench.Folder);
        (await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token)).Should().BeTrue();

        var stored = new StoredFiles(keys);
        Files(bench.Folder).Should().HaveSameCount(before).And.OnlyContain(f => f.EndsWith(".sealed", StringComparison.Ordinal) || f.EndsWith(".manifest.json", StringComparison.Ordinal));
        foreach (var (name, bytes) in before.Where(f => !f.Key.EndsWith(".manifest.json", StringComparison.Ordinal)))
        {
            Read(stored, Path.Combine(bench.Folder, name)).Should().Equal(bytes, name);
        }

        bench.Service.IsSealed(bench.Request.AttemptId).Should().BeTrue();
        bench.Manifest.Sealing.Should().BeEquivalentTo(new { Key = "2026-02-11_123456" });
        bench.Status.State.Should().Be(RecordingState.Ready);
    }

    [Fact]
    public async Task With_the_key_every_hash_is_proven_and_without_it_the_sealed_bytes_are()
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token);

        (await new RecordingVerifier(keys: keys).VerifyAsync(bench.Folder, Token)).Should().BeEquivalentTo(new { Recordings = 1, Files = 5, Intact = true, Closed = 0 });
        (await new RecordingVerifier().VerifyAsync(bench.Folder, Token)).Should().BeEquivalentTo(new { Recordings = 1, Files = 5, Intact = true, Closed = 1 });
    }

    [Theory]
    [InlineData("*.wav.sealed")]
    [InlineData("*.ogg.sealed")]
    [InlineData("*.jsonl.sealed")]
    public async Task A_changed_byte_is_found_with_the_key_and_without(string pattern)
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token);
        var path = Directory.GetFiles(bench.Folder, pattern, SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);

        foreach (var verifier in new[] { new RecordingVerifier(keys: keys), new RecordingVerifier() })
        {
            (await verifier.VerifyAsync(bench.Folder, Token)).Faults.Should().ContainSingle()
                .Which.Should().BeEquivalentTo(new { File = Path.GetRelativePath(bench.Folder, path), Kind = VerificationFaultKind.Changed });
        }

        File.Delete(path);
        foreach (var verifier in new[] { new RecordingVerifier(keys: keys), new RecordingVerifier() })
        {
            (await verifier.VerifyAsync(bench.Folder, Token)).Faults.Should().Contain(f => f.Kind == VerificationFaultKind.Missing);
        }
    }

    [Fact]
    public async Task A_server_killed_at_any_step_loses_nothing_and_the_next_one_seals_the_rest()
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        var before = Contents(bench.Folder);
        await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token);
        var after = Contents(bench.Folder);
        var manifest = before.Keys.Single(f => f.EndsWith(".manifest.json", StringComparison.Ordinal));
        var names = before.Keys.Where(f => f != manifest).ToList();
        var wav = names.Single(n => n.EndsWith(".wav", StringComparison.Ordinal));

        // The steps: every file is written as .part, then named; the manifest; every original goes.
        foreach (var step in Enumerable.Range(0, (3 * names.Count) + 1))
        {
            var left = new Dictionary<string, byte[]>(before);
            foreach (var name in names.Take(Math.Min(step / 2, names.Count)))
            {
                left[name + ".sealed"] = after[name + ".sealed"];
            }

            if (step < 2 * names.Count && step % 2 == 1)
            {
                left[names[step / 2] + ".sealed.part"] = after[names[step / 2] + ".sealed"][..^20];
            }

            if (step >= 2 * names.Count)
            {
                left[manifest] = after[manifest];
                names.Take(step - (2 * names.Count)).ToList().ForEach(n => left.Remove(n));
            }

            using var folder = new LaidFolder(left);
            await using var next = await Bench.OverAsync(folder.Path, bench.Request);
            Read(new StoredFiles(keys), Path.Combine(folder.Path, wav)).Should().Equal(before[wav], $"killed at step {step}, the recording can be heard");
            (await next.Service.SealAsync(bench.Request.AttemptId, keys, Token)).Should().BeTrue();
            Files(folder.Path).Should().BeEquivalentTo(after.Keys, $"killed at step {step}");
            (await new RecordingVerifier(keys: keys).VerifyAsync(folder.Path, Token)).Intact.Should().BeTrue($"killed at step {step}");
        }
    }

    [Fact]
    public async Task An_original_stays_while_its_sealed_copy_is_not_what_was_sealed()
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        var before = Contents(bench.Folder);
        await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token);
        var wav = before.Keys.Single(n => n.EndsWith(".wav", StringComparison.Ordinal));
        var left = Contents(bench.Folder);
        left[wav] = before[wav];
        left[wav + ".sealed"][100] ^= 1;
        using var folder = new LaidFolder(left);
        await using var next = await Bench.OverAsync(folder.Path, bench.Request);

        var seal = () => next.Service.SealAsync(bench.Request.AttemptId, keys, Token);
        await seal.Should().ThrowAsync<IOException>();
        (await File.ReadAllBytesAsync(Path.Combine(folder.Path, wav), Token)).Should().Equal(before[wav]);
    }

    [Fact]
    public async Task A_recording_that_was_changed_is_evidence_and_left_as_it_is()
    {
        await using var bench = await RecordedAsync();
        var bytes = await File.ReadAllBytesAsync(bench.Status.WavPath!, Token);
        bytes[5000] ^= 1;
        await File.WriteAllBytesAsync(bench.Status.WavPath!, bytes, Token);
        var before = Contents(bench.Folder);

        (await bench.Service.SealAsync(bench.Request.AttemptId, Keys, Token)).Should().BeFalse();
        Contents(bench.Folder).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_recording_whose_key_cannot_be_kept_stays_as_it_is()
    {
        await using var bench = await RecordedAsync();
        var before = Contents(bench.Folder);
        var file = Path.Combine(_keys.FullName, "a file where the folder should be");
        await File.WriteAllTextAsync(file, "", Token);
        var seal = () => bench.Service.SealAsync(bench.Request.AttemptId, new KeyFolder([file]), Token);
        await seal.Should().ThrowAsync<IOException>();
        Contents(bench.Folder).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_recording_that_still_runs_is_not_sealed()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 100 }.Send(), 2000);
        (await bench.Service.SealAsync(bench.Request.AttemptId, Keys, Token)).Should().BeFalse();
        bench.Service.Busy.Should().BeTrue();
    }

    [Fact]
    public async Task Recordings_are_sealed_when_nothing_was_recorded_for_a_quarter_of_an_hour()
    {
        await using var bench = await RecordedAsync();
        using var task = new SealingTask(bench.Service, Keys, Options.Create(bench.Options), bench.Time, NullLogger<SealingTask>.Instance);
        bench.Time.Advance(TimeSpan.FromMinutes(14));
        await task.LookAsync(Token);
        bench.Manifest.Sealing.Should().BeNull();

        var next = bench.Request with { AttemptId = Guid.NewGuid(), ParticipantCode = "0008" };
        await bench.Service.StartAsync(next);
        bench.Time.Advance(TimeSpan.FromMinutes(20));
        await task.LookAsync(Token);
        bench.Manifest.Sealing.Should().BeNull("somebody answers");

        await bench.Service.StopAsync(next.AttemptId, bench.Time.GetUtcNow());
        await bench.WaitAsync<RecordingEvent.Ready>();
        await task.LookAsync(Token);
        bench.Time.Advance(TimeSpan.FromMinutes(15));
        await task.LookAsync(Token);
        bench.Manifest.Sealing.Should().NotBeNull();
    }

    [Fact]
    public async Task Recordings_stay_as_they_are_on_a_disk_without_room_for_both_copies()
    {
        var free = long.MaxValue;
        await using var bench = await RecordedAsync(_ => free);
        free = bench.Options.MinimumFreeBytes + 1000;
        using var task = new SealingTask(bench.Service, Keys, Options.Create(bench.Options), bench.Time, NullLogger<SealingTask>.Instance);
        bench.Time.Advance(TimeSpan.FromMinutes(15));
        await task.LookAsync(Token);
        bench.Manifest.Sealing.Should().BeNull();
    }

    [Fact]
    public async Task Once_the_key_is_destroyed_no_copy_of_the_files_can_be_opened()
    {
        await using var bench = await RecordedAsync();
        var keys = Keys;
        await bench.Service.SealAsync(bench.Request.AttemptId, keys, Token);
        using var backup = new LaidFolder(Contents(bench.Folder));

        keys.Destroy("2026-02-11_123456");
        (await bench.Service.DestroyAsync(bench.Request.AttemptId)).Should().BeTrue();
        Files(bench.Folder).Should().BeEmpty();
        foreach (var file in Files(backup.Path).Where(f => f.EndsWith(".sealed", StringComparison.Ordinal)))
        {
            var open = () => SealedFile.OpenRead(Path.Combine(backup.Path, file), keys);
            open.Should().Throw<KeyMissingException>();
        }
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static Dictionary<string, byte[]> Contents(string folder) => Files(folder).ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder, f)));

    private static byte[] Read(StoredFiles stored, string path)
    {
        using var opened = stored.OpenRead(path);
        var bytes = new byte[opened.Length];
        opened.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<Bench> RecordedAsync(Func<string, long>? freeBytes = null)
    {
        var bench = Bench.Create(freeBytes: freeBytes);
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 50 }.Send(), 1500);
        await bench.FinishAsync();
        return bench;
    }

    /// <summary>A folder that holds just these files.</summary>
    private sealed class LaidFolder : IDisposable
    {
        public LaidFolder(IReadOnlyDictionary<string, byte[]> files)
        {
            foreach (var (name, bytes) in files)
            {
                var path = System.IO.Path.Combine(Path, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("itog-laid-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
