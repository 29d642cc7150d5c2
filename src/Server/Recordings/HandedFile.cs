using Itog.Recorder;

namespace Itog.Server.Recordings;

/// <summary>A file on its way to the region: its name in the archive and where it lies now; a picture with its sound, or the sound alone.</summary>
internal sealed record HandedFile(string Name, string Path, RecordedPicture? Picture = null);
