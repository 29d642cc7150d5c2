using System.Security.Cryptography;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Finalising;

/// <summary>Makes the sound file of a stopped recording and checks it. Idempotent: the same journals give the same file, however often it runs.</summary>
internal sealed class Finaliser(RecorderOptions options, TimeProvider time, ILogger log)
{
    private readonly PictureFinaliser _pictures = new(time, log);

    /// <summary>Journals → <c>.part</c> → fsync → rename → SHA-256 → manifest; throws when it has to be repeated.</summary>
    public async Task RunAsync(AttemptRecording recording, CancellationToken cancellationToken)
    {
        var paths = recording.Paths;
        var part = paths.WavName + ".part";
        var partPath = Path.Combine(paths.Folder, part);
        var trace = partPath + ".json";
        FfmpegProcess.EndOrphan(trace, log);
        recording.Update(m => m with { Segments = [.. m.Segments.Select(s => Hash(paths.Folder, s))] });

        var manifest = recording.Manifest;
        var arguments = PersonalWavCommand.Arguments(manifest, part);
        try
        {
            await FfmpegProcess.RunAsync(options.FfmpegPath, arguments, paths.Folder, trace, cancellationToken);
        }
        catch (FfmpegException)
        {
            // Half a file would only take the space that the next try needs.
            File.Delete(partPath);
            throw;
        }

        using (var made = new FileStream(partPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            made.Flush(flushToDisk: true);
        }

        var measure = await Task.Run(() => WavMeasure.Read(partPath), cancellationToken);
        File.Move(partPath, paths.Wav, overwrite: true);
        var file = new RecordingFile(paths.WavName, measure.Bytes, measure.Sha256, measure.Samples, arguments, time.GetUtcNow());
        var levels = LevelFile.Write(LevelFile.PathFor(paths.Manifest), measure.Left, measure.Right, measure.Samples, time.GetUtcNow());
        var pictures = await Task.Run(() => _pictures.Run(recording, cancellationToken), cancellationToken);
        recording.Update(m => m with
        {
            PictureFiles = pictures,
            State = RecordingState.Ready,
            Files = [.. m.Files.Where(f => f.Name != file.Name && f.Name != levels.Name), file, levels],
            Verdict = new QualityJudge(m, options.Quality).Judge(measure.Left, measure.Right, measure.Samples),
        });
    }

    /// <summary>Makes the pictures of a recording whose sound is ready already.</summary>
    public async Task MakePicturesAsync(AttemptRecording recording, CancellationToken cancellationToken)
    {
        var pictures = await Task.Run(() => _pictures.Run(recording, cancellationToken), cancellationToken);
        recording.Update(m => m with { PictureFiles = pictures });
    }

    private static RecordingSegment Hash(string folder, RecordingSegment segment)
    {
        var path = Path.Combine(folder, segment.File);
        if (!File.Exists(path))
        {
            return segment with { Samples = 0, Damaged = true };
        }

        if (segment.Sha256 is not null)
        {
            return segment;
        }

        using var stream = File.OpenRead(path);
        return segment with { Bytes = stream.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)) };
    }
}
