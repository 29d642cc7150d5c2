using System.Text.Json;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;

namespace Itog.Recorder.Verification;

/// <summary>
/// Re-checks recordings offline: every manifest against its seal, every journal against its sidecar's chain, every finished file against the
/// manifest's SHA-256. Changes nothing in the folder, which may be read-only.
/// </summary>
/// <param name="ffmpegPath">
/// FFmpeg, which makes a changed sound file again from its journals to find the first changed byte; without it the file is named alone.
/// </param>
/// <param name="keys">The keys of sealed recordings; what cannot be opened is compared with the hash of its sealed file.</param>
public sealed class RecordingVerifier(string ffmpegPath = "ffmpeg", KeyFolder? keys = null)
{
    private readonly KeyFolder _keys = keys ?? KeyFolder.None;

    private readonly StoredFiles _stored = new(keys ?? KeyFolder.None);

    /// <summary>Checks every recording in <paramref name="folder"/> and below it; whatever lies there besides recordings is passed over.</summary>
    public async Task<VerificationReport> VerifyAsync(string folder, CancellationToken cancellationToken = default)
    {
        var faults = new List<VerificationFault>();
        var recordings = 0;
        var files = 0;
        var closed = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + RecordingPaths.ManifestSuffix, SearchOption.AllDirectories).Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            recordings++;
            var manifest = ReadManifest(folder, path, faults);
            if (manifest?.Sealing is { } sealing && !CanOpen(Path.GetDirectoryName(path)!, sealing))
            {
                closed++;
                files += 1 + VerifySealed(folder, Path.GetDirectoryName(path)!, sealing, faults);
            }
            else if (manifest is not null)
            {
                files += await VerifyAsync(folder, Path.GetDirectoryName(path)!, manifest, faults, cancellationToken);
            }
        }

        return new VerificationReport(recordings, files, faults) { Closed = closed };
    }

    private static RecordingManifest? ReadManifest(string folder, string path, List<VerificationFault> faults)
    {
        RecordingManifest? manifest = null;
        try
        {
            manifest = RecordingManifest.Read(path);
            if (ManifestSeal.Holds(File.ReadAllBytes(path)))
            {
                return manifest;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        faults.Add(new VerificationFault(
            Path.GetRelativePath(folder, path), manifest is null ? VerificationFaultKind.Unreadable : VerificationFaultKind.Changed));
        return manifest;
    }

    /// <returns>How many files were checked.</returns>
    private async Task<int> VerifyAsync(
        string folder, string home, RecordingManifest manifest, List<VerificationFault> faults, CancellationToken cancellationToken)
    {
        // Of a manifest that was changed even names may be missing: what can still be read of it is checked.
        foreach (var file in manifest.Files.Where(f => f?.Name is not null))
        {
            var path = Path.Combine(home, file.Name);
            if (Differs(folder, path, file.Sha256, faults))
            {
                Add(folder, path, StoredFiles.IsSealed(path) ? null : await FinishedFile.FindFirstChangeAsync(ffmpegPath, home, file, cancellationToken), faults);
            }
        }

        foreach (var segment in manifest.Segments.Where(s => s?.File is not null))
        {
            VerifyJournal(folder, Path.Combine(home, segment.File), (path, sidecar) => JournalCheck.Find(folder, path, sidecar, segment, _stored), faults);
        }

        foreach (var file in manifest.PictureFiles.Where(f => f?.Name is not null))
        {
            var path = Path.Combine(home, file.Name);
            if (Differs(folder, path, file.Sha256, faults))
            {
                Add(folder, path, StoredFiles.IsSealed(path) ? null : await FinishedPicture.FindFirstChangeAsync(home, manifest, file, cancellationToken), faults);
            }
        }

        foreach (var segment in manifest.PictureSegments.Where(s => s?.File is not null))
        {
            VerifyJournal(folder, Path.Combine(home, segment.File), (path, sidecar) => PictureCheck.Find(folder, path, sidecar, segment, _stored), faults);
        }

        return 1 + manifest.Files.Count + (manifest.Segments.Count * 2) + manifest.PictureFiles.Count + (manifest.PictureSegments.Count * 2);
    }

    /// <summary>Whether a finished file is there and is not what the manifest says; what is wrong with its seal is added to the faults.</summary>
    private bool Differs(string folder, string path, string sha256, List<VerificationFault> faults)
    {
        if (!IsThere(folder, path, faults))
        {
            return false;
        }

        try
        {
            using var contents = _stored.OpenRead(path);
            return FinishedFile.HashOf(contents) != sha256;
        }
        catch (SealBrokenException broken)
        {
            faults.Add(Broken(folder, path, broken));
            return false;
        }
    }

    private static void VerifyJournal(string folder, string path, Func<string, string, VerificationFault?> find, List<VerificationFault> faults)
    {
        var sidecar = Sidecar.PathFor(path);
        if (!IsThere(folder, path, faults) || !IsThere(folder, sidecar, faults))
        {
            return;
        }

        try
        {
            if (find(path, sidecar) is { } fault)
            {
                faults.Add(fault);
            }
        }
        catch (SealBrokenException broken)
        {
            faults.Add(Broken(folder, broken.File == SealedFile.PathFor(sidecar) ? sidecar : path, broken));
        }
    }

    /// <summary>Compares sealed files with the hashes that the manifest keeps of them.</summary>
    /// <returns>How many files were checked.</returns>
    private static int VerifySealed(string folder, string home, RecordingSealing sealing, List<VerificationFault> faults)
    {
        foreach (var copy in sealing.Files)
        {
            var path = SealedFile.PathFor(Path.Combine(home, copy.Name));
            if (!File.Exists(path))
            {
                faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Missing));
            }
            else if (FinishedFile.HashOf(path) != copy.Sha256)
            {
                faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Changed));
            }
        }

        return sealing.Files.Count;
    }

    private bool CanOpen(string home, RecordingSealing sealing)
    {
        // What is missing or broken is said by whoever looks at every file.
        foreach (var path in sealing.Files.Select(f => Path.Combine(home, f.Name)).Where(StoredFiles.IsSealed))
        {
            try
            {
                return SealedFile.CanOpen(SealedFile.PathFor(path), _keys);
            }
            catch (SealBrokenException)
            {
                // The next one tells.
            }
        }

        return true;
    }

    private static void Add(string folder, string path, long? first, List<VerificationFault> faults) => faults.Add(new VerificationFault(
        Path.GetRelativePath(folder, path), VerificationFaultKind.Changed, Offset: first, Extent: first is null ? null : 1));

    private static VerificationFault Broken(string folder, string path, SealBrokenException broken) => new(
        Path.GetRelativePath(folder, SealedFile.PathFor(path)), VerificationFaultKind.Changed, Offset: broken.Offset, Extent: broken.Extent);

    private static bool IsThere(string folder, string path, List<VerificationFault> faults)
    {
        if (StoredFiles.Exists(path))
        {
            return true;
        }

        faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Missing));
        return false;
    }
}
