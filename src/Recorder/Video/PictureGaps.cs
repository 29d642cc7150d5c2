using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Video;

/// <summary>Names what is missing of the wanted pictures when a recording ends; pure.</summary>
internal static class PictureGaps
{
    private const long Named = 2 * RecordingManifest.SampleRate;

    /// <summary>From the last segment of each wanted picture to the end; a sign interpreter who never came is not missing.</summary>
    public static IEnumerable<RecordingGap> AtEnd(RecordingManifest manifest, long end)
    {
        foreach (var slot in PictureFiles.SlotsOf(manifest))
        {
            var track = slot.ToString();
            var segments = manifest.PictureSegments.Where(s => s.Track == track).ToList();
            if (segments.Count == 0 && slot.Seat == Seat.SignInterpreter)
            {
                continue;
            }

            var from = segments.Count == 0 ? 0 : segments.Max(s => s.EndSample ?? s.StartSample);
            if (end - from >= Named)
            {
                yield return new RecordingGap(track, from, end - from, segments is [.., { Damaged: true }] ? GapCause.Storage : GapCause.Pause);
            }
        }
    }
}
