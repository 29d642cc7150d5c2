using System.Globalization;
using System.Text;
using Itog.Conference;
using Itog.Recorder.Sealing;

namespace Itog.Recorder.Manifest;

/// <summary>
/// Where a recording lies: <c>Folder/2026-02-11/A01/2026-02-11_A01_123456_0007_1.wav</c>, its <c>.manifest.json</c> beside it and its journals
/// in a folder of the same stem. Codes only; whatever is no letter, digit or hyphen becomes a hyphen, so that nothing leaves the folder.
/// </summary>
internal sealed record RecordingPaths(string Folder, string Stem)
{
    public const string ManifestSuffix = ".manifest.json";

    private const int LongestPart = 40;
    private const int LongestName = 150;

    public string Manifest => Path.Combine(Folder, Stem + ManifestSuffix);

    public string WavName => Stem + ".wav";

    public string Wav => Path.Combine(Folder, WavName);

    public string Journals => Path.Combine(Folder, Stem);

    public static RecordingPaths For(string root, RecordingRequest request)
    {
        var date = request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var auditorium = Part(request.AuditoriumNumber);
        var stem = request.FileName is { } name ? Safe(name, LongestName, also: "_.") : string.Create(
            CultureInfo.InvariantCulture,
            $"{date}_{auditorium}_{Part(request.SchoolCode)}_{Part(request.ParticipantCode)}_{request.AttemptNumber}");
        var folder = Path.Combine(Path.GetFullPath(root), date, auditorium);
        var paths = new RecordingPaths(folder, stem);

        // The same codes for another attempt would be a mistake upstream; a recording is never overwritten for it.
        return File.Exists(paths.Manifest) || (Directory.Exists(paths.Journals) && Directory.EnumerateFileSystemEntries(paths.Journals).Any())
            ? paths with { Stem = $"{stem}_{request.AttemptId:N}" }
            : paths;
    }

    public static RecordingPaths OfManifest(string manifestPath) => new(
        Path.GetDirectoryName(manifestPath)!,
        Path.GetFileName(manifestPath)[..^ManifestSuffix.Length]);

    /// <summary>File name of a journal, relative to the manifest's folder.</summary>
    public string JournalName(string track, int segment) =>
        $"{Stem}/{track.Replace('/', '-')}-{segment.ToString("000", CultureInfo.InvariantCulture)}.ogg";

    public string PictureJournalName(Slot slot, int segment) =>
        $"{Stem}/{Part(slot)}-{segment.ToString("000", CultureInfo.InvariantCulture)}.ivf";

    /// <summary>File name of a finished picture.</summary>
    public string PictureName(Slot slot) => $"{Stem}_{Part(slot)}.webm";

    /// <summary>Every file of the recording that is there, its manifest last.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, Stem + ".*").Concat(Directory.EnumerateFiles(Folder, $"{Stem}_*.webm*")).Where(f => f != Manifest).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>(),
        .. Directory.Exists(Journals) ? Directory.EnumerateFiles(Journals, "*", SearchOption.AllDirectories) : [],
        .. File.Exists(Manifest) ? [Manifest] : Array.Empty<string>(),
    ];

    /// <summary>
    /// Deletes every file of the recording, and its folder when nothing else is there. The manifest goes last, when the disk has let go of the rest:
    /// what a crash leaves behind is found by it again.
    /// </summary>
    /// <param name="overwrite">Whether what is not sealed is overwritten before.</param>
    public void Delete(bool overwrite = false)
    {
        foreach (var file in Files().Where(f => f != Manifest))
        {
            if (overwrite && !file.EndsWith(SealedFile.Extension, StringComparison.Ordinal))
            {
                FileErasure.Overwrite(file);
            }

            File.Delete(file);
        }

        if (Directory.Exists(Journals))
        {
            Directory.Delete(Journals, recursive: true);
        }

        if (Directory.Exists(Folder))
        {
            FolderFlush.Flush(Folder);
            File.Delete(Manifest);
            FolderFlush.Flush(Folder);
            if (!Directory.EnumerateFileSystemEntries(Folder).Any())
            {
                Directory.Delete(Folder);
                FolderFlush.Flush(Path.GetDirectoryName(Folder)!);
            }
        }
    }

    private static string Part(Slot slot) => slot.ToString().Replace('/', '-');

    private static string Part(string code) => Safe(code, LongestPart, also: "");

    private static string Safe(string text, int longest, string also)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            safe.Append(char.IsLetterOrDigit(c) || also.Contains(c, StringComparison.Ordinal) ? c : '-');
        }

        var name = safe.ToString(0, Math.Min(safe.Length, longest)).Trim('.');
        return name.Length == 0 ? "-" : name;
    }
}
