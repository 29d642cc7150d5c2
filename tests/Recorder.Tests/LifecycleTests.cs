using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.Recorder.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Itog.Recorder.Tests;

/// <summary>A recording from its start to the checked file.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task Sound_is_confirmed_when_it_was_heard_and_is_on_the_disk()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        var participant = new Sender { StartMs = 0, Count = 500 };
        bench.Play(participant.Send(), 2000);
        bench.Status.ParticipantHeard.Should().BeFalse("only 200 ms sounded");
        bench.Play(participant.Send().Where(p => p.ArrivalMs > 2000), 6000);
        bench.Status.ParticipantHeard.Should().BeTrue();
        bench.Status.BothSidesHeard.Should().BeFalse();

        bench.Play(new Sender { StartMs = 6000, Seat = Seat.Interlocutor, Ssrc = 5, Count = 300, Levels = false }.Send(), 12_000);
        bench.Status.BothSidesHeard.Should().BeTrue();
        bench.Events.OfType<RecordingEvent.SideHeard>().Select(e => e.Seat).Should().Equal(Seat.Participant, Seat.Interlocutor);
        bench.Events.OfType<RecordingEvent.BothSidesHeard>().Should().ContainSingle();
    }

    [Fact]
    public async Task The_interpreters_voice_is_the_answer_of_who_signs_and_stands_on_his_side()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync(r => r with { AnswerVoice = AnswerVoice.SignInterpreter });
        var interpreter = new Sender { StartMs = 0, Seat = Seat.SignInterpreter, Count = 500 };
        bench.Play(interpreter.Send(), 10_000);
        bench.Status.ParticipantHeard.Should().BeTrue();
        bench.Events.OfType<RecordingEvent.SideHeard>().Select(e => e.Seat).Should().Equal(Seat.Participant);
        bench.Manifest.AnswerVoice.Should().Be(AnswerVoice.SignInterpreter);

        var wav = await bench.FinishAsync();
        foreach (var mark in interpreter.Marks())
        {
            wav.ErrorMs(interpreter.MarkMs(mark)).Should().BeInRange(-20, 20, "the left channel is the participant's");
        }
    }

    [Fact]
    public async Task Silence_confirms_nothing()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 400 }.Send().Select(p => p with { Level = 80 }), 9000);
        bench.Status.ParticipantHeard.Should().BeFalse();
    }

    [Fact]
    public async Task A_reconnect_is_a_new_segment_at_its_own_place()
    {
        var first = new Sender { StartMs = 0, Count = 200 };
        var second = new Sender { StartMs = 7000, Ssrc = 2, Count = 200, FirstPacket = 300, FirstTimestamp = 5, FirstSequence = 9 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(first.Send(), 6000);
        bench.Room.EndTrack(Seat.Participant);
        bench.Play(second.Send(), 12_000);
        var wav = await bench.FinishAsync();

        foreach (var mark in first.Marks())
        {
            wav.ErrorMs(first.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        foreach (var mark in second.Marks())
        {
            wav.ErrorMs(second.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        bench.Manifest.Segments.Should().HaveCount(2);
        bench.Manifest.Gaps.Should().ContainSingle().Which.Cause.Should().Be(GapCause.Connection);
        wav.Peak(4500, 6900).Should().Be(0);
    }

    [Fact]
    public async Task Stragglers_of_a_replaced_connection_do_not_bring_it_back()
    {
        var first = new Sender { StartMs = 0, Count = 300 };
        var second = new Sender { StartMs = 5000, Ssrc = 2, Count = 300 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(first.Send().Concat(second.Send()), 12_000);
        await bench.FinishAsync();
        bench.Manifest.Segments.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_source_that_takes_its_slot_back_is_heard_again()
    {
        var first = new Sender { StartMs = 0, Count = 700 };
        var second = new Sender { StartMs = 4000, Ssrc = 2, Count = 200 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(first.Send().Where(p => p.ArrivalMs is < 4000 or > 8100).Concat(second.Send()), 15_000);
        var wav = await bench.FinishAsync();
        foreach (var mark in first.Marks().Where(m => m >= 9))
        {
            wav.ErrorMs(first.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        bench.Manifest.Segments.Should().HaveCount(3);
    }

    [Fact]
    public async Task Stopping_twice_is_stopping_once()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { Count = 100 }.Send(), 4000);
        await bench.FinishAsync();
        var before = bench.Manifest;
        await bench.StopAsync();
        await bench.Service.StopAsync(Guid.NewGuid(), bench.Time.GetUtcNow());
        bench.Manifest.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_trial_leaves_nothing_behind()
    {
        await using var bench = Bench.Create();
        var trial = bench.Request with { AttemptId = Guid.NewGuid(), AttemptNumber = RecordingRequest.Trial };
        await bench.Service.StartAsync(trial);
        bench.Play(new Sender { StartMs = 0, Count = 200 }.Send(), 5000);
        Directory.EnumerateFiles(bench.Options.Folder, "*.ogg", SearchOption.AllDirectories).Should().NotBeEmpty();

        await bench.Service.DiscardAsync(trial.AttemptId);

        Directory.EnumerateFiles(bench.Options.Folder, "*", SearchOption.AllDirectories).Should().BeEmpty();
        bench.Service.Find(trial.AttemptId).Should().BeNull();
    }

    [Fact]
    public async Task The_recording_of_an_attempt_is_never_discarded()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();

        var discarding = () => bench.Service.DiscardAsync(bench.Request.AttemptId);

        await discarding.Should().ThrowAsync<InvalidOperationException>();
        bench.Status.State.Should().Be(RecordingState.Recording);
    }

    [Fact]
    public async Task A_finished_recording_tells_the_hashes_by_which_a_later_change_shows()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { Count = 100 }.Send(), 4000);
        bench.Status.Evidence.Should().BeNull();
        await bench.FinishAsync();

        var evidence = bench.Events.OfType<RecordingEvent.Ready>().Single().Status.Evidence!;
        evidence.WavSha256.Should().Be(Sha256(bench.Status.WavPath!));
        var journal = evidence.Journals.Should().ContainSingle().Subject;
        var path = Directory.GetFiles(bench.Folder, "*.ogg", SearchOption.AllDirectories).Single();
        journal.Should().BeEquivalentTo(new { Track = "participant/microphone", Segment = 1, Sha256 = Sha256(path) });
        File.ReadLines(Path.ChangeExtension(path, ".jsonl")).Last().Should().EndWith($"\"chain\":\"{journal.ChainHead}\"}}");
    }

    [Fact]
    public async Task Finalising_twice_gives_the_same_bytes()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { Count = 200 }.Send().Where(p => p.Index % 9 != 0), 6000);
        await bench.FinishAsync();
        var first = bench.Manifest.Files.Should().ContainSingle(f => f.Name.EndsWith(".wav", StringComparison.Ordinal)).Subject;
        File.Delete(bench.Status.WavPath!);
        await using var again = await bench.KillAndRestartAsync(TimeSpan.FromMinutes(1), folder =>
        {
            var manifest = Directory.GetFiles(folder, "*.manifest.json", SearchOption.AllDirectories).Single();
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"Ready\"", "\"Finalising\"", StringComparison.Ordinal));
        });
        if (again.Status.State != RecordingState.Ready)
        {
            await again.WaitAsync<RecordingEvent.Ready>();
        }

        again.Manifest.Files.Should().ContainSingle(f => f.Name == first.Name).Which.Sha256.Should().Be(first.Sha256);
    }

    [Fact]
    public async Task A_side_that_never_came_is_a_silent_channel_and_an_alarm()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(new Sender { Count = 200 }.Send(), 6000);
        var wav = await bench.FinishAsync();
        wav.Peak(0, 6000, rightChannel: true).Should().Be(0);
        bench.Status.Verdict!.Reasons.Should().Equal(RecordingFault.InterlocutorNotHeard);
        bench.Events.Should().ContainEquivalentOf(new RecordingEvent.Alarm(bench.Request.AttemptId, RecorderAlarm.CheckFailed));
    }

    [Fact]
    public async Task A_recording_into_which_nobody_spoke_is_silence_of_its_length()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play([], 3000);
        (await bench.FinishAsync()).Milliseconds.Should().BeApproximately(3000, 20);
    }

    [Fact]
    public async Task A_missing_ffmpeg_is_an_alarm_and_the_job_is_repeated()
    {
        await using var bench = Bench.Create(o => o.FfmpegPath = "no-such-ffmpeg");
        await bench.StartAsync();
        bench.Play(new Sender { Count = 100 }.Send(), 4000);
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Alarm>(a => a.Code == RecorderAlarm.FinalisingDelayed);
        bench.Status.State.Should().Be(RecordingState.Finalising);
        bench.Status.Problem.Should().NotBeNull();

        bench.Options.FfmpegPath = "ffmpeg";
        var ready = bench.WaitAsync<RecordingEvent.Ready>();
        while (!ready.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await ready;
        bench.Status.Problem.Should().BeNull();
    }

    [Fact]
    public async Task A_sound_file_that_cannot_be_made_for_hours_is_a_failure_until_the_next_start()
    {
        await using var bench = Bench.Create(o => o.FfmpegPath = "no-such-ffmpeg");
        await bench.StartAsync();
        bench.Play(new Sender { Count = 100 }.Send(), 4000);
        await bench.StopAsync();
        var failed = bench.WaitAsync<RecordingEvent.Failed>();
        while (!failed.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        (await failed).AttemptId.Should().Be(bench.Request.AttemptId);
        bench.Status.State.Should().Be(RecordingState.Failed);

        await using var after = await bench.KillAndRestartAsync(TimeSpan.Zero);
        if (after.Status.State != RecordingState.Ready)
        {
            await after.WaitAsync<RecordingEvent.Ready>();
        }

        after.Status.WavPath.Should().NotBeNull();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_an_alarm_and_is_tried_again()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        var journals = bench.Status.ManifestPath.Replace(".manifest.json", "", StringComparison.Ordinal);
        Directory.Delete(journals);
        File.WriteAllText(journals, "in the way");
        var sender = new Sender { StartMs = 0, Count = 500 };
        bench.Play(sender.Send(), 4000);
        bench.Events.Should().ContainEquivalentOf(new RecordingEvent.Alarm(bench.Request.AttemptId, RecorderAlarm.JournalWriteFailed));

        File.Delete(journals);
        bench.Play(sender.Send().Where(p => p.ArrivalMs > 4000), 11_000);
        var wav = await bench.FinishAsync();
        foreach (var mark in sender.Marks().Where(m => m >= 6))
        {
            wav.ErrorMs(sender.MarkMs(mark)).Should().BeInRange(-20, 20);
        }

        bench.Manifest.Incidents.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_recorder_of_a_host_works_by_its_own_thread()
    {
        var folder = Directory.CreateTempSubdirectory("itog-recorder-").FullName;
        var room = new FakeRoom(TimeProvider.System);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Recorder:Folder"] = folder, ["Recorder:MinimumFreeBytes"] = "1" })
            .Build();
        await using var host = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IRoomSource>(room)
            .AddRecorder(configuration)
            .BuildServiceProvider();
        var recorder = host.GetRequiredService<RecordingService>();
        var token = TestContext.Current.CancellationToken;
        var events = recorder.Subscribe(token);
        var attempt = Guid.NewGuid();
        await recorder.StartAsync(new RecordingRequest(attempt, new RoomId("a"), new DateOnly(2026, 2, 11), "1", "2", "3", 1), token);
        var now = room.Now;
        foreach (var packet in new Sender { Count = 100, JitterMs = 0 }.Send())
        {
            room.Deliver(packet with { Level = 10 }, now + TimeSpan.FromMilliseconds(packet.ArrivalMs - 3000));
        }

        (await events.ReadAsync(token)).Should().Be(new RecordingEvent.SideHeard(attempt, Seat.Participant));
        var health = await host.GetRequiredService<HealthCheckService>().CheckHealthAsync(token);
        health.Status.Should().Be(HealthStatus.Healthy);
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Marks_are_in_the_manifest_at_once_with_their_places()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play([], 2000);
        await bench.Service.MarkAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), [new Bookmark("stage", "reading")]);
        bench.Manifest.Marks.Should().ContainSingle().Which.Sample.Should().Be(96_000);
    }

    [Fact]
    public async Task A_mark_of_what_happened_before_the_recording_began_stands_at_its_beginning()
    {
        await using var bench = Bench.Create();
        var admitted = bench.Time.GetUtcNow().AddMilliseconds(-285);
        await bench.StartAsync();
        await bench.Service.MarkAsync(bench.Request.AttemptId, admitted, [new Bookmark("admitted")]);
        bench.Manifest.Marks.Should().ContainSingle().Which.Should().Match<RecordingMark>(m => m.Sample == 0 && m.At == admitted);
    }

    [Fact]
    public async Task Packets_that_do_not_fit_the_ring_are_alarmed()
    {
        await using var bench = Bench.Create(o => o.RingBytes = 1 << 12);
        await bench.StartAsync();
        bench.Play(new Sender { StartMs = 0, Count = 100 }.Send(), 2500);
        bench.Events.Should().ContainEquivalentOf(new RecordingEvent.Alarm(bench.Request.AttemptId, RecorderAlarm.RingOverflow));
    }

    [Fact]
    public async Task Low_disk_space_is_an_alarm_once_until_it_recovers()
    {
        var free = 5L << 30;
        await using var bench = Bench.Create(freeBytes: _ => free);
        bench.Play([], 6000);
        bench.Service.Disk.Low.Should().BeFalse();
        free = 1L << 30;
        bench.Play([], 30_000);
        bench.Service.Disk.Low.Should().BeTrue();
        free = 5L << 30;
        bench.Play([], 40_000);
        bench.Events.OfType<RecordingEvent.Alarm>().Select(a => a.Code).Should().Equal(RecorderAlarm.DiskLow, RecorderAlarm.DiskRecovered);
    }

    private static string Sha256(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
}
