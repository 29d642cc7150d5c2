using Itog.Conference;

namespace Itog.Recorder;

/// <summary>A finished moving picture of a recording, to be played beside its sound.</summary>
/// <param name="Slot">Whose camera, or the shared screen.</param>
/// <param name="Path">Full path of a WebM file with this picture alone; its first frame has the time 0.</param>
/// <param name="Start">Where the file's time 0 lies in the sound file: at the moment <c>t</c> of the sound, the picture stands at <c>t − Start</c>.</param>
/// <param name="Duration">Length of the file.</param>
/// <param name="Gaps">When nothing could be seen, by the time line of the sound; the last picture stands meanwhile.</param>
public sealed record RecordedPicture(
    Slot Slot, string Path, TimeSpan Start, TimeSpan Duration, int Width, int Height, IReadOnlyList<RecordingGap> Gaps);
