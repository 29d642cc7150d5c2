using System.Diagnostics;
using System.Text.Json;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Tests;

/// <summary>A recorder in a real process that is killed, and FFmpeg that dies with it or without it.</summary>
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
}
