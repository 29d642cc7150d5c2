using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests.Video;

/// <summary>Pictures whose files cannot be made at once: the sound does not wait for them, somebody is told, and they are tried again.</summary>
public sealed class PictureRetryTests
{
    [Fact]
    public async Task The_sound_is_ready_an_alarm_is_raised_and_the_next_try_makes_them()
    {
        await using var bench = await WithoutPicturesAsync();
        bench.Status.State.Should().Be(RecordingState.Ready);
        bench.Status.Pictures.Should().BeEmpty();
        bench.Manifest.Incidents.Should().ContainSingle().Which.Should().Contain("pictures could not be made");
        var sound = bench.Status.Evidence!.WavSha256;
        var written = File.GetLastWriteTimeUtc(bench.Status.WavPath!);

        Directory.Delete(InTheWay(bench));
        await AfterAsync(bench, bench.WaitAsync<RecordingEvent.PicturesReady>());
        bench.Status.Pictures.Should().ContainSingle();
        PictureClip.Shown(bench.Status.Pictures[0].Path).Should().HaveCount(50);
        (bench.Status.Evidence!.WavSha256, File.GetLastWriteTimeUtc(bench.Status.WavPath!)).Should().Be((sound, written), "the sound was not made again");
        bench.Events.OfType<RecordingEvent.Ready>().Should().ContainSingle();
    }

    [Fact]
    public async Task A_try_that_fails_again_is_told_again_but_written_down_once()
    {
        await using var bench = await WithoutPicturesAsync();
        await AfterAsync(bench, bench.WaitAsync<RecordingEvent.Alarm>(a => a.Code == RecorderAlarm.PicturesDelayed));
        bench.Manifest.Incidents.Should().ContainSingle();
        bench.Status.State.Should().Be(RecordingState.Ready);
    }

    [Fact]
    public async Task The_next_start_makes_them_too()
    {
        await using var bench = await WithoutPicturesAsync();
        await using var after = await bench.KillAndRestartAsync(TimeSpan.FromMinutes(1));
        if (after.Status.Pictures.Count == 0)
        {
            await after.WaitAsync<RecordingEvent.PicturesReady>();
        }

        after.Status.Pictures.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_destroyed_meanwhile_does_not_come_back()
    {
        await using var bench = await WithoutPicturesAsync();
        Directory.Delete(InTheWay(bench));
        (await bench.Service.DestroyAsync(bench.Request.AttemptId)).Should().BeTrue();

        // The late try has its turn before the next recording has its.
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.StartAsync(r => r with { AttemptId = Guid.NewGuid(), ParticipantCode = "0008" });
        bench.Play(new Sender { StartMs = 0, Count = 50 }.Send(), bench.NowMs + 1000);
        await bench.FinishAsync();
        Directory.GetFiles(bench.Folder, "*_0007_*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    /// <summary>A finished recording whose picture could not be written: something lies in its way.</summary>
    private static async Task<Bench> WithoutPicturesAsync()
    {
        var bench = Bench.Create();
        await bench.StartAsync(r => r with { Pictures = [PictureSender.Camera] });
        bench.Play(new PictureSender { StartMs = 0, Count = 50 }.Send(), 3000, new Sender { StartMs = 0, Count = 100 }.Send());
        Directory.CreateDirectory(InTheWay(bench));
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Alarm>(a => a.Code == RecorderAlarm.PicturesDelayed);
        return bench;
    }

    private static string InTheWay(Bench bench) =>
        bench.Status.ManifestPath.Replace(".manifest.json", "_participant-camera.webm.part", StringComparison.Ordinal);

    private static async Task AfterAsync(Bench bench, Task happened)
    {
        while (!happened.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await happened;
    }
}
