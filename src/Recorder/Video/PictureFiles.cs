using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Video;

/// <summary>What a manifest says of the pictures of its recording; pure.</summary>
internal static class PictureFiles
{
    /// <summary>The slots whose pictures were wanted.</summary>
    public static IEnumerable<Slot> SlotsOf(RecordingManifest manifest)
    {
        foreach (var text in manifest.PictureSlots)
        {
            if (Slot.TryParse(text, out var slot))
            {
                yield return slot;
            }
        }
    }

    /// <summary>There are pictures in the journals, but no files of them: they could not be made.</summary>
    public static bool AreMissing(RecordingManifest manifest) => manifest.PictureFiles.Count == 0 && manifest.PictureSegments.Any(s => s.Samples > 0);

    /// <summary>The finished files in <paramref name="folder"/>.</summary>
    public static IReadOnlyList<RecordedPicture> Of(RecordingManifest manifest, string folder) =>
        [.. manifest.PictureFiles.Select(file => Of(manifest, file, folder)).OfType<RecordedPicture>()];

    private static RecordedPicture? Of(RecordingManifest manifest, PictureFile file, string folder) => Slot.TryParse(file.Track, out var slot)
        ? new RecordedPicture(
            slot,
            Path.Combine(folder, file.Name),
            TimeSpan.FromSeconds((double)file.StartSample / RecordingManifest.SampleRate),
            TimeSpan.FromSeconds((double)file.Samples / RecordingManifest.SampleRate),
            file.Width,
            file.Height,
            [.. manifest.PictureGaps.Where(gap => gap.Track == file.Track).OrderBy(gap => gap.StartSample)])
        : null;
}
