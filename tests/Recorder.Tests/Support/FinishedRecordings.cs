using System.Collections.Concurrent;

namespace Itog.Recorder.Tests.Support;

/// <summary>Recordings made once for all tests of a class, which get copies of them. Deletes everything at the end.</summary>
public sealed class FinishedRecordings : IDisposable
{
    private readonly ConcurrentDictionary<(RecordingMode, int, int), Lazy<Task<FinishedFolder>>> _made = new();
    private readonly ConcurrentBag<string> _folders = [];

    /// <summary>A copy of a recording.</summary>
    /// <param name="packets">Of the participant's voice, 20 ms each.</param>
    /// <param name="pictures">Frames of the participant's camera; 0: no pictures are wanted.</param>
    public async Task<FinishedFolder> CopyAsync(RecordingMode mode, int packets, int pictures)
    {
        var made = _made.GetOrAdd((mode, packets, pictures), _ => new(() => RecordAsync(mode, packets, pictures)));
        return Copy((await made.Value).Path);
    }

    public void Dispose()
    {
        foreach (var folder in _folders)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<FinishedFolder> RecordAsync(RecordingMode mode, int packets, int pictures)
    {
        await using var bench = Bench.Create();
        await bench.StartAsync(r => r with
        {
            Mode = mode,
            ParticipantCode = mode == RecordingMode.Stream ? RecordingRequest.WholeDay : r.ParticipantCode,
            Pictures = pictures > 0 ? [PictureSender.Camera] : [],
        });
        bench.Play(new PictureSender { StartMs = 0, Count = pictures }.Send(), (packets * 20) + 1000, new Sender { StartMs = 0, Count = packets }.Send());
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Ready>();
        return Copy(bench.Folder);
    }

    private FinishedFolder Copy(string from)
    {
        var to = Directory.CreateTempSubdirectory("itog-recorder-").FullName;
        _folders.Add(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new FinishedFolder(to);
    }
}
