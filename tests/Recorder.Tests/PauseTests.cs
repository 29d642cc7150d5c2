using Itog.Conference;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>A recording that is switched off for a while: nothing of that while reaches the disk, and the rest keeps its place.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task What_is_said_in_a_pause_is_nowhere_and_the_rest_keeps_its_place()
    {
        var sender = new Sender { StartMs = 0, Count = 900 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(sender.Send(), 6000);
        await bench.Service.PauseAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), "noConsent");
        bench.Status.Paused.Should().BeTrue();
        bench.Room.Attached.Should().Be(0);
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 6000), 12_000);
        await bench.Service.ResumeAsync(bench.Request.AttemptId, bench.Time.GetUtcNow());
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 12_000), 18_000);
        var wav = await bench.FinishAsync();

        wav.Peak(6000, 11_900).Should().Be(0);
        foreach (var mark in sender.Marks().Where(m => m is < 5 or > 12))
        {
            wav.ErrorMs(sender.MarkMs(mark)).Should().BeInRange(-20, 20, $"of mark {mark}");
        }

        bench.Manifest.Gaps.Should().ContainSingle().Which.Cause.Should().Be(GapCause.Paused);
        bench.Manifest.Pauses.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { StartSample = 6000L * 48, EndSample = 12_000L * 48, Reason = "noConsent" });
        var kept = Directory.GetFiles(bench.Folder, "*.ogg", SearchOption.AllDirectories)
            .SelectMany(f => OggPacketReader.Sound(File.ReadAllBytes(f))).Select(Convert.ToHexString).ToHashSet();
        var spoken = sender.Send().Where(p => p.ArrivalMs is > 6050 and < 11_950 && Chirps.Sounds(p.Index)).Select(p => Convert.ToHexString(p.Payload));
        kept.Overlaps(spoken.Except(sender.Send().Where(p => p.ArrivalMs is < 6050 or > 11_950).Select(p => Convert.ToHexString(p.Payload))))
            .Should().BeFalse();
    }

    [Fact]
    public async Task A_pause_outlives_the_server()
    {
        var sender = new Sender { StartMs = 0, Count = 900 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(sender.Send(), 4000);
        await bench.Service.PauseAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), "noConsent");
        await using var after = await bench.KillAndRestartAsync(TimeSpan.FromSeconds(5));
        await after.StartAsync();
        after.Status.Paused.Should().BeTrue();
        after.Room.Attached.Should().Be(0);
        var sounds = Directory.GetFiles(after.Folder, "*.ogg", SearchOption.AllDirectories).Length;
        after.Play(new Sender { StartMs = 0, Ssrc = 9, Count = 200 }.Send(), 5000);
        Directory.GetFiles(after.Folder, "*.ogg", SearchOption.AllDirectories).Should().HaveCount(sounds);

        await after.Service.ResumeAsync(after.Request.AttemptId, after.Time.GetUtcNow());
        after.Play(new Sender { StartMs = 5000, Ssrc = 10, Count = 200 }.Send(), 10_000);
        (await after.FinishAsync()).Milliseconds.Should().BeApproximately(19_000, 20);
        after.Manifest.Segments.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_recording_that_ends_in_its_pause_ends_with_silence()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 300 }.Send(), 4000);
        await bench.Service.PauseAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), "noConsent");
        bench.Play([], 7000);
        (await bench.FinishAsync()).Milliseconds.Should().BeApproximately(7000, 20);
        bench.Manifest.Pauses.Should().ContainSingle().Which.EndSample.Should().Be(7000 * 48);
    }

    [Fact]
    public async Task An_auditoriums_day_and_an_attempt_in_it_are_recorded_side_by_side()
    {
        var sender = new Sender { StartMs = 0, Count = 500 };
        await using var bench = Bench.Create();
        var day = bench.Request with
        {
            AttemptId = Guid.NewGuid(), ParticipantCode = RecordingRequest.WholeDay, Mode = RecordingMode.Stream, FileName = "20260211_A01_123456",
        };
        await bench.Service.StartAsync(day);
        bench.Play(sender.Send(), 3000);
        await bench.StartAsync();
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 3000), 8000);
        var attempt = await bench.FinishAsync();
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 8000), 11_000);
        await bench.Service.StopAsync(day.AttemptId, bench.Time.GetUtcNow());
        await bench.WaitAsync<RecordingEvent.Ready>(e => e.AttemptId == day.AttemptId);

        var stream = bench.Service.Find(day.AttemptId)!;
        Path.GetFileName(stream.WavPath).Should().Be("20260211_A01_123456.wav");
        stream.Request.Mode.Should().Be(RecordingMode.Stream);
        var whole = Wav.Read(stream.WavPath!);
        whole.Milliseconds.Should().BeApproximately(11_000, 20);
        foreach (var mark in sender.Marks().Where(m => m is > 3 and < 7))
        {
            whole.ErrorMs(sender.MarkMs(mark)).Should().BeInRange(-20, 20);
            attempt.ErrorMs(sender.MarkMs(mark) - 3000).Should().BeInRange(-20, 20);
        }
    }
}
