using System.Globalization;
using Itog.Recorder.Manifest;
using Itog.Recorder.Verification;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Video;

/// <summary>
/// Makes the pictures' files of a stopped recording, beside its sound. Pictures that cannot be made never keep the sound back: that is written down, and
/// <see cref="Finalising.FinalisingQueue"/> tries again. Stateless; the finalising task.
/// </summary>
internal sealed class PictureFinaliser(TimeProvider time, ILogger log)
{
    public IReadOnlyList<PictureFile> Run(AttemptRecording recording, CancellationToken cancellationToken)
    {
        try
        {
            recording.Update(m => m with { PictureSegments = [.. m.PictureSegments.Select(s => Hash(recording.Paths.Folder, s))] });
            var files = PictureMaker.Make(recording.Paths, recording.Manifest, time.GetUtcNow(), cancellationToken);
            log.PicturesReady(recording.AttemptId, files.Count);
            return files;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.PicturesFailed(exception, recording.AttemptId);
            var what = $"the pictures could not be made: {exception.GetType().Name}";
            if (!recording.Manifest.Incidents.Any(i => i.EndsWith(what, StringComparison.Ordinal)))
            {
                recording.Update(m => m with { Incidents = [.. m.Incidents, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():O} {what}")] });
            }

            return [];
        }
    }

    private static PictureSegment Hash(string folder, PictureSegment segment)
    {
        var path = Path.Combine(folder, segment.File);
        return !File.Exists(path) ? segment with { Samples = 0, Damaged = true }
            : segment.Sha256 is not null ? segment
            : segment with { Bytes = new FileInfo(path).Length, Sha256 = FinishedFile.HashOf(path) };
    }
}
