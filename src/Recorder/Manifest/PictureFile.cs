namespace Itog.Recorder.Manifest;

/// <summary>The WebM file of one picture, beside the sound file: made of its journals without a change to any frame, and the same at every making.</summary>
/// <param name="Track">The slot, e.g. <c>participant/camera</c>.</param>
/// <param name="Name">File name beside the manifest.</param>
/// <param name="StartSample">Where the file's time stamp 0 lies, in samples of 48 kHz from the recording's origin.</param>
/// <param name="Samples">Its length in samples of 48 kHz.</param>
public sealed record PictureFile(
    string Track, string Name, long Bytes, string Sha256, long StartSample, long Samples, int Width, int Height, DateTimeOffset Made);
