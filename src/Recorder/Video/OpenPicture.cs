namespace Itog.Recorder.Video;

/// <summary>A segment of a picture that is being written.</summary>
internal sealed record OpenPicture(int Number, long StartSample, PictureJournal Journal);
