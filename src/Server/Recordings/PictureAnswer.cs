namespace Itog.Server.Recordings;

/// <summary>One picture of a recording as a page gets it.</summary>
/// <param name="Slot"><c>participant/camera</c>, <c>interlocutor/camera</c>, <c>interlocutor/screen</c> or <c>signInterpreter/camera</c>.</param>
/// <param name="Url">Where the file is, for <c>&lt;video src&gt;</c>.</param>
/// <param name="StartSeconds">Where the file's time 0 lies in the sound file.</param>
/// <param name="Gaps">When nothing could be seen, by the time of the sound file; the player shows the last picture meanwhile.</param>
internal sealed record PictureAnswer(
    string Slot, string Url, double StartSeconds, double DurationSeconds, int Width, int Height, IReadOnlyList<PictureGapAnswer> Gaps);
