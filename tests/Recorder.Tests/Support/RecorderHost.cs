using System.Diagnostics;
using System.Globalization;
using Itog.Conference;
using Itog.WebRtc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Tests.Support;

/// <summary>
/// A recorder with its own thread in a process of its own, which records the chirps as they are spoken. It says on its output what it has
/// delivered and what the recorder told; what is to happen comes by its input, a word a line.
/// </summary>
internal static class RecorderHost
{
    public const string Name = "recorder-host";

    public static readonly RecordingRequest Request = new(
        Guid.Parse("0192f5c0-0000-7000-8000-000000000007"), new RoomId("a01"), new DateOnly(2026, 2, 11), "A01", "123456", "0007", 1);

    private static readonly Lock Output = new();

    /// <param name="arguments">Folder, FFmpeg.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = Options.Create(new RecorderOptions { Folder = arguments[0], FfmpegPath = arguments[1], MinimumFreeBytes = 0, RetrySeconds = 1 });
        var packets = new Sender { StartMs = 0, JitterMs = 0, Count = Chirps.Seconds * 50 }.Send().ToList();
        var room = new FakeRoom(TimeProvider.System);
        await using var recorder = new RecordingService(room, options, TimeProvider.System, NullLogger<RecordingService>.Instance);
        _ = TellAsync(recorder);
        await recorder.StartAsync(Request);
        using var stopped = new CancellationTokenSource();
        var speaking = SpeakAsync(room, packets, stopped.Token);
        while (Console.ReadLine() is { } word)
        {
            switch (word.Split(' '))
            {
                case ["stop"]:
                    await stopped.CancelAsync();
                    await speaking;
                    await recorder.StopAsync(Request.AttemptId, DateTimeOffset.UtcNow);
                    Say("stopped");
                    break;
                case ["delete", var path]:
                    File.Delete(path);
                    break;
                case ["abort", var path]:
                    // As the kernel does when a disk fails: from now on nothing of it can be written.
                    Process.Start("mount", ["-o", "remount,abort", path]).WaitForExit();
                    Say("aborted");
                    break;
                case ["copy", var to]:
                    Copy(arguments[0], to);
                    Say("copied");
                    break;
            }
        }

        return 0;
    }

    private static async Task SpeakAsync(FakeRoom room, List<SentPacket> packets, CancellationToken until)
    {
        var zero = room.Now;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        foreach (var packet in packets)
        {
            while ((room.Now - zero).TotalMilliseconds < packet.ArrivalMs)
            {
                if (until.IsCancellationRequested)
                {
                    return;
                }

                await timer.WaitForNextTickAsync(CancellationToken.None);
            }

            room.Deliver(packet, zero + TimeSpan.FromMilliseconds(packet.ArrivalMs));
            Say(string.Create(CultureInfo.InvariantCulture, $"sent {packet.Index}"));
        }
    }

    private static async Task TellAsync(RecordingService recorder)
    {
        await foreach (var happened in recorder.Subscribe().ReadAllAsync())
        {
            Say(happened is RecordingEvent.Alarm alarm ? $"alarm {alarm.Code}" : happened.GetType().Name);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Say(string line)
    {
        lock (Output)
        {
            Console.WriteLine(line);
        }
    }
}
