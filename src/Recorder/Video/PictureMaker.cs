using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Video;

/// <summary>
/// Makes the WebM file of each picture of a stopped recording from its journals: the frames as they came, one after the other, each segment at its
/// place. The same journals give the same bytes, however often it runs.
/// </summary>
internal static class PictureMaker
{
    private const long SamplesPerMillisecond = RecordingManifest.SampleRate / 1000;

    /// <summary>Journals → <c>.part</c> → fsync → rename → SHA-256; one file for each picture of which there is a frame.</summary>
    public static IReadOnlyList<PictureFile> Make(RecordingPaths paths, RecordingManifest manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = new List<PictureFile>();
        foreach (var track in manifest.PictureSegments.Select(s => s.Track).Distinct())
        {
            if (!Slot.TryParse(track, out var slot))
            {
                continue;
            }

            var name = paths.PictureName(slot);
            var path = Path.Combine(paths.Folder, name);
            var part = path + ".part";
            if (Write(manifest, track, paths.Folder, part, cancellationToken) is not { } made)
            {
                File.Delete(part);
                continue;
            }

            File.Move(part, path, overwrite: true);
            files.Add(made with { Name = name, Bytes = new FileInfo(path).Length, Sha256 = FinishedFile.HashOf(path), Made = now });
        }

        return files;
    }

    /// <summary>Writes the file of one picture; null when there is not a single frame.</summary>
    public static PictureFile? Write(RecordingManifest manifest, string track, string folder, string path, CancellationToken cancellationToken)
    {
        var segments = manifest.PictureSegments
            .Where(s => s.Track == track && s.Samples > 0 && File.Exists(Path.Combine(folder, s.File)))
            .OrderBy(s => s.Number).ToList();
        if (segments.Count == 0)
        {
            return null;
        }

        // In the order of recording: where a layer follows another, their estimated places may overlap by some milliseconds.
        var start = segments[0].StartSample;
        var (width, height) = (segments.Max(s => s.Width), segments.Max(s => s.Height));
        using var webm = new WebmWriter(path, width, height);
        foreach (var segment in segments)
        {
            Append(webm, Path.Combine(folder, segment.File), segment.StartSample - start, cancellationToken);
        }

        var samples = segments.Max(s => s.EndSample!.Value) - start;
        webm.Finish(samples / SamplesPerMillisecond);
        return new PictureFile(track, "", 0, "", start, samples, width, height, default);
    }

    private static void Append(WebmWriter webm, string journal, long offset, CancellationToken cancellationToken)
    {
        using var frames = new IvfReader(journal);
        while (frames.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Vp8Frame.TryParse(frames.Frame, out var head))
            {
                var milliseconds = Math.Round(((double)offset / SamplesPerMillisecond) + (frames.Time / (Ivf.Rate / 1000.0)));
                webm.Append(frames.Frame, (long)milliseconds, head.Key);
            }
        }
    }
}
