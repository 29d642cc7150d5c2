using Itog.Recorder.Manifest;
using Itog.Recorder.Video;

namespace Itog.Recorder.Verification;

/// <summary>The file of a picture, which can be made again from its journals byte for byte.</summary>
internal static class FinishedPicture
{
    /// <summary>The first byte that differs from what the journals give; null when they have changed too.</summary>
    public static async Task<long?> FindFirstChangeAsync(string home, RecordingManifest manifest, PictureFile file, CancellationToken cancellationToken)
    {
        var again = Path.Combine(Path.GetTempPath(), $"itog-verify-{Guid.NewGuid():N}.webm");
        try
        {
            PictureMaker.Write(manifest, file.Track, home, again, cancellationToken);
            return File.Exists(again) && FinishedFile.HashOf(again) == file.Sha256
                ? await FinishedFile.FirstDifferenceAsync(again, Path.Combine(home, file.Name), cancellationToken)
                : null;
        }
        finally
        {
            File.Delete(again);
        }
    }
}
