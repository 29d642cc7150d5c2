using System.Diagnostics;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>A recorder in a real process on real disks that fill up, fail or cannot be written.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("itog-disk-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task On_a_full_disk_all_that_fitted_is_kept_and_the_recording_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(await SucceedsAsync("-rm", "mount -t tmpfs -o size=1m tmpfs /mnt"), "This system lets nobody mount a small disk.");
        var disk = Path.Combine(_folder, "disk");
        var result = Path.Combine(_folder, "result");
        Directory.CreateDirectory(disk);

        // 40 KB for the recording: some seconds of sound.
        using var host = HostProcess.Start(
            disk, shell: $"mount -t tmpfs -o size=4m tmpfs {disk} && head -c 4120k /dev/zero > {disk}/ballast 2>/dev/null; truncate -s -40k {disk}/ballast; exec \"$@\"");
        await host.UntilAsync(line => line == "alarm JournalWriteFailed");
        var full = host.Sent;
        host.Say($"delete {disk}/ballast");
        await host.UntilSentAsync(full + 150);
        host.Say("stop");
        await host.UntilAsync(line => line == "Ready");
        host.Say($"copy {result}");
        await host.UntilAsync(line => line == "copied");

        await using var after = await Bench.OverAsync(result, RecorderHost.Request);
        var gap = after.Manifest.Gaps.Where(g => g.Cause == GapCause.Storage).Should().ContainSingle().Subject;
        var begin = gap.StartSample / 48.0;
        var start = after.Manifest.Segments[0].StartSample / 48.0;
        (begin - start).Should().BeInRange((full * 20) - 2500, (full * 20) + 100, "at most a second of sound and the journal's last page did not fit");
        var wav = Wav.Read(after.Status.WavPath!);
        wav.Milliseconds.Should().Be(after.Manifest.Samples!.Value / 48.0);
        var end = begin + (gap.Samples / 48.0);
        foreach (var second in Enumerable.Range(0, (full / 50) + 3).Where(s => (start + (s * 1000) + 450 < begin) || (start + (s * 1000) + 250 > end)))
        {
            wav.ErrorMs(start + (second * 1000) + 300).Should().BeInRange(-20, 20, $"of mark {second}");
        }

        after.Status.Verdict!.Good.Should().BeFalse("a person has to know of the hole");
        (await new RecordingVerifier().VerifyAsync(result, Token)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_disk_that_becomes_read_only_all_but_a_second_is_kept_and_somebody_is_told()
    {
        var image = Path.Combine(_folder, "image");
        var disk = Path.Combine(_folder, "disk");
        Directory.CreateDirectory(disk);
        var mount = $"mount -o loop {image} {disk}";
        Assert.SkipUnless(
            await SucceedsAsync("-m", $"truncate -s 32m {image} && mkfs.ext4 -q {image} && {mount}"), "Only root may mount a disk that can fail.");

        using var host = HostProcess.Start(disk, shell: $"{mount} && exec \"$@\"", unshare: "-m");
        await host.UntilSentAsync(140);
        host.Say($"abort {disk}");
        var sent = host.Sent;
        await host.UntilAsync(line => line == "alarm JournalWriteFailed");
        await host.UntilSentAsync(host.Sent + 40);
        host.Said.Should().Contain("aborted");
        await host.KillAsync();

        // Another machine reads the disk.
        var result = Path.Combine(_folder, "result");
        (await SucceedsAsync("-m", $"{mount} && cp -r {disk} {result}")).Should().BeTrue();
        Directory.Delete(Path.Combine(result, "lost+found"));
        await using var after = await Bench.OverAsync(result, RecorderHost.Request);
        var segment = after.Manifest.Segments.Should().ContainSingle().Subject;
        (segment.Samples!.Value / 48.0).Should().BeGreaterThan((sent * 20) - 1000);
        after.Manifest.Incidents.Should().ContainSingle().Which.Should().Contain("not closed");
        (await new RecordingVerifier().VerifyAsync(result, Token)).Faults.Should().BeEmpty();
        var wav = await after.FinishAsync();
        foreach (var second in Enumerable.Range(0, (int)(segment.Samples!.Value / 48_000)))
        {
            wav.ErrorMs((segment.StartSample / 48.0) + (second * 1000) + 300).Should().BeInRange(-20, 20, $"of mark {second}");
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_at_the_start()
    {
        await using var bench = Bench.Create(o => o.Folder = "/proc/itog-recordings");
        var starting = () => bench.StartAsync();
        (await starting.Should().ThrowAsync<Exception>()).Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
        bench.Service.Disk.Low.Should().BeFalse("the bench's disk is told");
        new DiskWatch(bench.Options).Look().Low.Should().BeTrue("a folder that is not there has no space");
    }

    /// <summary>Runs a shell command with mounts of its own; false when it fails, as where the system does not let us.</summary>
    private static async Task<bool> SucceedsAsync(string unshare, string command)
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", [unshare, "sh", "-c", command]) { RedirectStandardError = true })!;
            await trial.WaitForExitAsync(Token);
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
