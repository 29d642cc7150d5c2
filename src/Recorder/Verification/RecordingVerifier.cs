using System.Text.Json;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Verification;

/// <summary>
/// Re-checks recordings offline: every manifest against its seal, every journal against its sidecar's chain, every finished file against the
/// manifest's SHA-256. Changes nothing in the folder, which may be read-only.
/// </summary>
/// <param name="ffmpegPath">
/// FFmpeg, which makes a changed sound file again from its journals to find the first changed byte; without it the file is named alone.
/// </param>
public sealed class RecordingVerifier(string ffmpegPath = "ffmpeg")
{
    /// <summary>Checks every recording in <paramref name="folder"/> and below it; whatever lies there besides recordings is passed over.</summary>
    public async Task<VerificationReport> VerifyAsync(string folder, CancellationToken cancellationToken = default)
    {
        var faults = new List<VerificationFault>();
        var recordings = 0;
        var files = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + RecordingPaths.ManifestSuffix, SearchOption.AllDirectories).Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            recordings++;
            var manifest = ReadManifest(folder, path, faults);
            if (manifest is not null)
            {
                files += await VerifyAsync(folder, Path.GetDirectoryName(path)!, manifest, faults, cancellationToken);
            }
        }

        return new VerificationReport(recordings, files, faults);
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
            if (IsThere(folder, path, faults) && FinishedFile.HashOf(path) != file.Sha256)
            {
                var first = await FinishedFile.FindFirstChangeAsync(ffmpegPath, home, file, cancellationToken);
                faults.Add(new VerificationFault(
                    Path.GetRelativePath(folder, path), VerificationFaultKind.Changed, Offset: first, Extent: first is null ? null : 1));
            }
        }

        foreach (var segment in manifest.Segments.Where(s => s?.File is not null))
        {
            var path = Path.Combine(home, segment.File);
            var sidecar = Sidecar.PathFor(path);
            if (IsThere(folder, path, faults) && IsThere(folder, sidecar, faults) && JournalCheck.Find(folder, path, sidecar, segment) is { } fault)
            {
                faults.Add(fault);
            }
        }

        foreach (var file in manifest.PictureFiles.Where(f => f?.Name is not null))
        {
            var path = Path.Combine(home, file.Name);
            if (IsThere(folder, path, faults) && FinishedFile.HashOf(path) != file.Sha256)
            {
                var first = await FinishedPicture.FindFirstChangeAsync(home, manifest, file, cancellationToken);
                faults.Add(new VerificationFault(
                    Path.GetRelativePath(folder, path), VerificationFaultKind.Changed, Offset: first, Extent: first is null ? null : 1));
            }
        }

        foreach (var segment in manifest.PictureSegments.Where(s => s?.File is not null))
        {
            var path = Path.Combine(home, segment.File);
            var sidecar = Sidecar.PathFor(path);
            if (IsThere(folder, path, faults) && IsThere(folder, sidecar, faults) && PictureCheck.Find(folder, path, sidecar, segment) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return 1 + manifest.Files.Count + (manifest.Segments.Count * 2) + manifest.PictureFiles.Count + (manifest.PictureSegments.Count * 2);
    }

    private static bool IsThere(string folder, string path, List<VerificationFault> faults)
    {
        if (File.Exists(path))
        {
            return true;
        }

        faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Missing));
        return false;
    }
}
