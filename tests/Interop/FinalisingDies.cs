using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Itog.Interop.Room;

namespace Itog.Interop;

/// <summary>The server is killed while FFmpeg makes a sound file, and started again over what is left.</summary>
public sealed class FinalisingDies : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("itog-interop-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_process_is_left_behind_and_the_next_server_makes_the_file_once()
    {
        // The first FFmpeg never ends, the next is as it is.
        var once = Path.Combine(_folder, "ffmpeg.sh");
        await File.WriteAllTextAsync(
            once,
            $"#!/bin/sh\n[ -e {_folder}/begun ] && exec ffmpeg \"$@\"\ntouch {_folder}/begun\nexec ffmpeg -nostdin -loglevel error -re -f lavfi -i anullsrc -t 600 -f null -\n",
            Token);
        using (var chmod = Process.Start("chmod", ["+x", once]))
        {
            await chmod.WaitForExitAsync(Token);
        }

        await using var server = new ServerProcess(new Dictionary<string, string> { ["Recorder__FfmpegPath"] = once });
        var recordings = Path.Combine(server.Folder, "recordings");
        await StoppedRecording.LeaveAsync(recordings);
        var apart = Path.Combine(_folder, "apart");
        Copy(recordings, apart);
        var right = await StoppedRecording.FinishAsync(apart);

        await server.StartAsync();
        var ffmpeg = await RunningFfmpegAsync(recordings);
        await server.KillAsync();
        await UntilAsync(() => IsGone(ffmpeg));

        await server.StartAsync();
        await UntilAsync(() => KeptRecording.Only(server).Manifest.GetProperty("state").GetString() == "Ready");
        var wav = Directory.GetFiles(recordings, "*.wav", SearchOption.AllDirectories).Should().ContainSingle().Subject;
        (await HashAsync(wav)).Should().Be(right, "the same journals give the same file");
        Directory.GetFiles(recordings, "*.part*", SearchOption.AllDirectories).Should().BeEmpty();

        // Whoever starts it once more finds it as it was.
        var (made, manifest) = (File.GetLastWriteTimeUtc(wav), await HashAsync(Directory.GetFiles(recordings, "*.manifest.json", SearchOption.AllDirectories).Single()));
        await server.KillAsync();
        await server.StartAsync();
        File.GetLastWriteTimeUtc(wav).Should().Be(made);
        (await HashAsync(Directory.GetFiles(recordings, "*.manifest.json", SearchOption.AllDirectories).Single())).Should().Be(manifest);
    }

    /// <summary>The process that the recorder has noted beside the file it makes.</summary>
    private static async Task<int> RunningFfmpegAsync(string recordings)
    {
        int? pid = null;
        await UntilAsync(() =>
        {
            if (Directory.GetFiles(recordings, "*.wav.part.json", SearchOption.AllDirectories) is [var trace] && File.ReadAllText(trace) is { Length: > 10 } text)
            {
                pid = JsonDocument.Parse(text).RootElement.GetProperty("pid").GetInt32();
            }

            return pid is not null;
        });
        return pid!.Value;
    }

    // A killed child of a killed process stays a zombie where nobody reaps it.
    private static bool IsGone(int pid)
    {
        var state = $"/proc/{pid}/stat";
        return !File.Exists(state) || File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Token));
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

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition())
        {
            await watch.WaitForNextTickAsync(patience.Token);
        }
    }
}
