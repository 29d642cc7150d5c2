using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>What is left after kill -9 and a torn disk, and how the attempt goes on.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Kill_loses_at_most_a_second_of_sound()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 600 }.Send(), 10_370);
        await using var after = await bench.KillAndRestartAsync(Away);

        after.Status.State.Should().Be(RecordingState.Interrupted);
        var segment = after.Manifest.Segments.Should().ContainSingle().Subject;
        (segment.EndSample!.Value / 48.0).Should().BeInRange(9_370, 10_370);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1500, 10)]
    [InlineData(1500, 100)]
    [InlineData(1500, 180)]
    [InlineData(1500, 400)]
    [InlineData(3000, 30)]
    [InlineData(3000, 330)]
    [InlineData(3000, 700)]
    public async Task Kill_in_the_midst_of_congestion_loses_at_most_a_second_of_what_has_come(double heldMs, double killAfterMs)
    {
        // Held back for so long, then ten times as fast as it was spoken.
        var sent = new Sender { StartMs = 0, Count = 900 }.Send()
            .Select(p => p.ArrivalMs > 8000 && p.ArrivalMs < 8000 + heldMs
                ? p with { ArrivalMs = 8000 + heldMs + ((p.ArrivalMs - 8000) / 10) }
                : p.ArrivalMs >= 8000 + heldMs ? p with { ArrivalMs = Math.Max(p.ArrivalMs, 8000 + (heldMs * 1.1)) } : p)
            .ToList();
        var kill = 8000 + heldMs + killAfterMs;
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(sent, kill);
        await using var after = await bench.KillAndRestartAsync(Away);

        var came = (sent.Where(p => p.ArrivalMs <= kill).Max(p => p.Index) + 1) * 20.0;
        var segment = after.Manifest.Segments.Should().ContainSingle().Subject;
        (segment.EndSample!.Value / 48.0).Should().BeInRange(came - 1000, came + 50);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("zeros")]
    [InlineData("half page")]
    public async Task A_torn_tail_is_cut_to_the_last_good_page_and_the_attempt_goes_on(string tail)
    {
        var first = new Sender { StartMs = 0, Count = 600 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(first.Send(), 10_370);
        await using var after = await bench.KillAndRestartAsync(Away, folder => Tear(folder, tail));

        after.Manifest.Incidents.Should().ContainSingle();
        var kept = after.Manifest.Segments.Should().ContainSingle().Subject.EndSample!.Value / 48.0;
        kept.Should().BeInRange(8_800, 10_370);

        // The attempt goes on 20.37 s after its origin; the page comes back with a new connection.
        await after.StartAsync();
        after.Status.State.Should().Be(RecordingState.Recording);
        var second = new Sender { StartMs = 2000, Ssrc = 77, Count = 500 };
        after.Play(second.Send(), 14_000);
        var wav = await after.FinishAsync();

        foreach (var mark in first.Marks().Where(m => m < 8))
        {
            wav.ErrorMs(first.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        foreach (var mark in second.Marks())
        {
            wav.ErrorMs(20_370 + second.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        var manifest = after.Manifest;
        manifest.Runs.Should().Be(2);
        manifest.Segments.Should().HaveCount(2);
        manifest.Gaps.Should().ContainSingle().Which.Cause.Should().Be(GapCause.Restart);
        (await new Verification.RecordingVerifier().VerifyAsync(after.Folder, TestContext.Current.CancellationToken)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task An_attempt_that_ended_while_the_server_was_away_is_finalised_with_silence_to_its_end()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 250 }.Send(), 6000);
        await using var after = await bench.KillAndRestartAsync(Away);
        var wav = await after.FinishAsync();
        wav.Milliseconds.Should().BeApproximately(16_000, 20);
        wav.Peak(8000, 16_000).Should().Be(0);
    }

    [Fact]
    public async Task A_recording_stopped_before_the_kill_is_finalised_after_the_restart()
    {
        await using var bench = Bench.Create(o => o.FfmpegPath = "no-such-ffmpeg");
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 250 }.Send(), 6000);
        await bench.StopAsync();
        await using var after = await bench.KillAndRestartAsync(Away);
        if (after.Status.State != RecordingState.Ready)
        {
            await after.WaitAsync<RecordingEvent.Ready>();
        }

        File.Exists(after.Status.WavPath).Should().BeTrue();
    }

    [Fact]
    public async Task A_graceful_end_keeps_every_packet_and_the_attempt_open()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 600 }.Send(), 10_370);
        await bench.Service.DisposeAsync();
        await using var after = await bench.KillAndRestartAsync(Away);
        after.Status.State.Should().Be(RecordingState.Interrupted);
        (after.Manifest.Segments[0].EndSample!.Value / 48.0).Should().BeInRange(10_300, 10_370);
        bench.Room.Attached.Should().Be(0);
    }

    [Fact]
    public async Task A_journal_damaged_in_the_middle_is_kept_whole_and_alarmed()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 600 }.Send(), 10_370);
        var length = 0L;
        await using var after = await bench.KillAndRestartAsync(Away, folder =>
        {
            var journal = Journal(folder);
            var bytes = File.ReadAllBytes(journal);
            length = bytes.Length;
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(journal, bytes);
        });
        new FileInfo(Journal(after.Folder)).Length.Should().Be(length);
        after.Manifest.Segments.Should().ContainSingle().Which.Damaged.Should().BeTrue();
        await after.FinishAsync();
        after.Status.Verdict!.Reasons.Should().Contain(RecordingFault.JournalDamaged);
    }

    [Fact]
    public async Task A_folder_deleted_in_the_midst_of_an_exam_is_written_again_with_nothing_lost()
    {
        var sender = new Sender { StartMs = 0, Count = 500 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(sender.Send(), 5000);
        Directory.Delete(Path.GetDirectoryName(bench.Status.ManifestPath)!, recursive: true);
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 5000), 10_500);
        bench.Events.Should().ContainEquivalentOf(new RecordingEvent.Alarm(bench.Request.AttemptId, RecorderAlarm.JournalWriteFailed));
        var wav = await bench.FinishAsync();

        foreach (var mark in sender.Marks())
        {
            wav.ErrorMs(sender.MarkMs(mark)).Should().BeInRange(-20, 20, $"of mark {mark}");
        }

        bench.Manifest.Incidents.Should().ContainSingle().Which.Should().Contain("vanished");
        (await new Verification.RecordingVerifier().VerifyAsync(bench.Folder, TestContext.Current.CancellationToken)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_manifest_of_an_earlier_version_that_lacks_members_is_read()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 100 }.Send(), 3000);
        await bench.FinishAsync();
        var node = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(bench.Status.ManifestPath, TestContext.Current.CancellationToken))!.AsObject();
        foreach (var member in node.Where(m => m.Value is System.Text.Json.Nodes.JsonArray || m.Key is "runs" or "version").Select(m => m.Key).ToList())
        {
            node.Remove(member);
        }

        await File.WriteAllTextAsync(bench.Status.ManifestPath, node.ToJsonString(), TestContext.Current.CancellationToken);
        await using var after = await bench.KillAndRestartAsync(Away);
        after.Status.State.Should().Be(RecordingState.Ready);
        after.Status.Gaps.Should().BeEmpty();
        var manifest = Manifest.RecordingManifest.Read(after.Status.ManifestPath);
        (manifest.Runs, manifest.Version, manifest.Pauses.Count, manifest.Segments.Count).Should().Be((1, 1, 0, 0));
    }

    private static string Journal(string folder) => Directory.GetFiles(folder, "*.ogg", SearchOption.AllDirectories).Single();

    private static void Tear(string folder, string tail)
    {
        using var stream = new FileStream(Journal(folder), FileMode.Open);
        switch (tail)
        {
            case "cut":
                stream.SetLength(stream.Length - 700);
                break;
            case "zeros":
                stream.Seek(0, SeekOrigin.End);
                stream.Write(new byte[4096]);
                break;
            default:
                var page = new byte[500];
                stream.Seek(-2000, SeekOrigin.End);
                stream.ReadExactly(page);
                stream.Seek(0, SeekOrigin.End);
                stream.Write("OggS"u8);
                stream.Write(page);
                break;
        }
    }
}
