using Itog.Recorder.Manifest;

namespace Itog.Recorder.Tests.Support;

/// <summary>A finished recording in a folder of its own, for whoever wants to change something in it. <see cref="FinishedRecordings"/> owns it.</summary>
public sealed class FinishedFolder
{
    internal FinishedFolder(string path) => Path = path;

    public string Path { get; }

    public string ManifestPath => Only("*.manifest.json");

    public RecordingManifest Manifest => RecordingManifest.Read(ManifestPath);

    /// <summary>The one file of this pattern.</summary>
    public string Only(string pattern) => Directory.GetFiles(Path, pattern, SearchOption.AllDirectories).Should().ContainSingle().Subject;
}
