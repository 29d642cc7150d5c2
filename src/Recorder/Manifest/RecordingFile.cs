namespace Itog.Recorder.Manifest;

/// <summary>A file derived from the journals, and how to derive it again.</summary>
/// <param name="Name">File name beside the manifest.</param>
/// <param name="CommandLine">Arguments of FFmpeg, run in the manifest's folder.</param>
public sealed record RecordingFile(string Name, long Bytes, string Sha256, long Samples, string CommandLine, DateTimeOffset Made);
