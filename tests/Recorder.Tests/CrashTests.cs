using System.Diagnostics;
using System.Text.Json;
using Itog.Recorder.Manifest;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>A recorder in a real process that is killed, on real disks that fill up or cannot be written.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("itog-crash-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_killed_process_loses_less_than_a_second_and_what_was_before_is_intact()
    {
        using var host = HostProcess.Start(_folder);
        await host.UntilSentAsync(190);
        await host.KillAsync();

        await using var after = await Bench.OverAsync(_folder, RecorderHost.Request);
        after.Status.State.Should().Be(RecordingState.Interrupted);
        var kept = after.Manifest.Segments.Should().ContainSingle().Subject.EndSample!.Value / 48.0;
        (kept - (after.Manifest.Segments[0].StartSample / 48.0)).Should().BeInRange(((host.Sent + 1) * 20) - 1000, ((host.Sent + 1) * 20) + 40);
        after.Manifest.Incidents.Should().ContainSingle().Which.Should().Contain("not closed");
        (await new RecordingVerifier().VerifyAsync(_folder, Token)).Faults.Should().BeEmpty();

        var wav = await after.FinishAsync();
        var start = after.Manifest.Segments[0].StartSample / 48.0;
        foreach (var second in Enumerable.Range(0, (int)((kept - start) / 1000)))
        {
            wav.ErrorMs(start + (second * 1000) + 300).Should().BeInRange(-20, 20, $"of mark {second}");
        }
    }

    [Fact]
    public async Task Ffmpeg_dies_with_a_killed_process_and_the_next_one_makes_the_file()
    {
        var endless = Script("exec ffmpeg -nostdin -loglevel error -re -f lavfi -i anullsrc -t 600 -f null -");
        using var host = HostProcess.Start(_folder, endless);
        await host.UntilSentAsync(120);
        host.Say("stop");
        await host.UntilAsync(line => line == "stopped");
        var running = await ReadTraceAsync();
        await host.KillAsync();
        await UntilGoneAsync(running);

        await using var after = await Bench.OverAsync(_folder, RecorderHost.Request);
        if (after.Status.State != RecordingState.Ready)
        {
            await after.WaitAsync<RecordingEvent.Ready>();
        }

        Wav.Read(after.Status.WavPath!).Milliseconds.Should().Be(after.Manifest.Samples!.Value / 48.0);
        Directory.GetFiles(_folder, "*.part*", SearchOption.AllDirectories).Should().BeEmpty();
        (await new RecordingVerifier().VerifyAsync(_folder, Token)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Ffmpeg_that_is_killed_is_started_again_and_leaves_no_half_file()
    {
        var once = Script($"[ -e {_folder}/killed ] || {{ touch {_folder}/killed; for part; do :; done; touch \"$part\"; kill -9 $$; }}\nexec ffmpeg \"$@\"");
        await using var bench = Bench.Create(o => o.FfmpegPath = once);
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 100 }.Send(), 3000);
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Alarm>(a => a.Code == RecorderAlarm.FinalisingDelayed);
        Directory.GetFiles(bench.Folder, "*.part", SearchOption.AllDirectories).Should().BeEmpty();
        var ready = bench.WaitAsync<RecordingEvent.Ready>();
        while (!ready.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await ready;
        bench.Status.WavPath.Should().NotBeNull();
    }

    [Fact]
    public async Task On_a_full_disk_all_that_fitted_is_kept_and_the_recording_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(await SucceedsAsync("-rm", "mount -t tmpfs -o size=1m tmpfs /mnt"), "This system lets nobody mount a small disk.");
        var disk = Path.Combine(_folder, "disk");
        var result = Path.Combine(_folder, "result");
        Directory.CreateDirectory(disk);

        // 60 KB for the recording: some seconds of sound.
        using var host = HostProcess.Start(
            disk, shell: $"mount -t tmpfs -o size=4m tmpfs {disk} && head -c 4120k /dev/zero > {disk}/ballast 2>/dev/null; truncate -s -60k {disk}/ballast; exec \"$@\"");
        await host.UntilAsync(line => line == "alarm JournalWriteFailed");
        var full = host.Sent;
        host.Say($"delete {disk}/ballast");
        await host.UntilSentAsync(full + 200);
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
        await host.UntilSentAsync(190);
        host.Say($"abort {disk}");
        var sent = host.Sent;
        await host.UntilAsync(line => line == "alarm JournalWriteFailed");
        await host.UntilSentAsync(host.Sent + 60);
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

    private string Script(string commands)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{commands}\n");
        using var chmod = Process.Start("chmod", ["+x", path]);
        chmod.WaitForExit();
        return path;
    }

    private async Task<int> ReadTraceAsync()
    {
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await watch.WaitForNextTickAsync(Token))
        {
            if (Directory.GetFiles(_folder, "*.wav.part.json", SearchOption.AllDirectories) is [var trace]
                && await File.ReadAllTextAsync(trace, Token) is { Length: > 10 } text)
            {
                return JsonDocument.Parse(text).RootElement.GetProperty("pid").GetInt32();
            }
        }

        return 0;
    }

    private static async Task UntilGoneAsync(int pid)
    {
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await watch.WaitForNextTickAsync(Token))
        {
            // A killed child of a killed process stays a zombie where nobody reaps it.
            if (!File.Exists($"/proc/{pid}/stat") || (await File.ReadAllTextAsync($"/proc/{pid}/stat", Token)).Contains(") Z ", StringComparison.Ordinal))
            {
                return;
            }
        }
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
