namespace Itog.Server.Tests.Recordings;

/// <summary>A server whose recording waits for its sound file, since FFmpeg cannot be found.</summary>
public sealed class UnfinishedServer : RecordedServer
{
    protected override string State => "Finalising";

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Recorder:FfmpegPath"] = "no-such-ffmpeg" };
}
