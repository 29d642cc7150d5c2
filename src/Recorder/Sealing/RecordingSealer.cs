using Itog.Recorder.Manifest;
using Itog.Recorder.Verification;

namespace Itog.Recorder.Sealing;

/// <summary>
/// Seals the files of a finished recording: every sealed copy is written, brought to the disk, opened again and compared with its original and with the
/// manifest; then the manifest says so; only then do the originals go. A crash before the manifest leaves the originals, a crash after it leaves both:
/// the next run goes on from either. Stateless; the sealing task.
/// </summary>
internal sealed class RecordingSealer(KeyFolder keys, TimeProvider time)
{
    /// <summary>
    /// False when the recording is not to be sealed: not finished, or its files are not what its manifest says, which is evidence to be left alone. Throws
    /// <see cref="IOException"/> when it has to be repeated.
    /// </summary>
    public bool Run(AttemptRecording recording, CancellationToken cancellationToken)
    {
        var paths = recording.Paths;
        if (recording.State != RecordingState.Ready || Video.PictureFiles.AreMissing(recording.Manifest))
        {
            return false;
        }

        if (recording.Manifest.Sealing is { } sealing)
        {
            GiveUpOriginals(paths, sealing);
            return true;
        }

        var names = paths.Files().Where(f => f != paths.Manifest && !IsSealed(f)).Select(f => Path.GetRelativePath(paths.Folder, f).Replace('\\', '/')).ToList();
        DeleteSealed(paths);
        var key = keys.GetOrCreate(KeyFolder.NameOf(recording.Manifest.Date, recording.Manifest.SchoolCode));
        if (SealAll(recording.Manifest, paths, names, key, cancellationToken) is not { } copies)
        {
            return false;
        }

        recording.Update(m => m with { Sealing = new RecordingSealing(key.Name, time.GetUtcNow(), copies) });
        FolderFlush.Flush(paths.Folder);
        GiveUpOriginals(paths, recording.Manifest.Sealing!);
        return true;
    }

    /// <summary>The sealed copies, proven and on the disk; none of them is left behind when one cannot be made.</summary>
    private List<SealedCopy>? SealAll(
        RecordingManifest manifest, RecordingPaths paths, List<string> names, SealingKey key, CancellationToken cancellationToken)
    {
        var copies = new List<SealedCopy>(names.Count);
        try
        {
            foreach (var name in names)
            {
                if (Seal(manifest, paths.Folder, name, key, cancellationToken) is not { } copy)
                {
                    DeleteSealed(paths);
                    return null;
                }

                copies.Add(copy);
            }

            Flush(paths);
            return copies;
        }
        catch
        {
            // A full disk is not to be kept full.
            DeleteSealed(paths);
            throw;
        }
    }

    /// <summary>The sealed copy of one file, proven; null when the file is not what the manifest says.</summary>
    private SealedCopy? Seal(RecordingManifest manifest, string folder, string name, SealingKey key, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        SealedCopy copy;
        using (var plain = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan))
        {
            copy = SealedFile.Write(plain, path, key, cancellationToken) with { Name = name };
        }

        if (ExpectedHash(manifest, name) is { } expected && expected != copy.PlainSha256)
        {
            return null;
        }

        // Read from the file and with the key from the disk, as everybody will who opens it later.
        using (var opened = SealedFile.OpenRead(SealedFile.PathFor(path), keys))
        {
            if (FinishedFile.HashOf(opened) != copy.PlainSha256)
            {
                throw new IOException($"The sealed copy of {Path.GetFileName(name)} does not hold what was sealed.");
            }
        }

        File.SetLastWriteTimeUtc(SealedFile.PathFor(path), File.GetLastWriteTimeUtc(path));
        return copy;
    }

    private static void GiveUpOriginals(RecordingPaths paths, RecordingSealing sealing)
    {
        // What the memory holds may not have reached the disk.
        if (RecordingManifest.Read(paths.Manifest).Sealing is null)
        {
            throw new IOException("The manifest was not saved.");
        }

        foreach (var copy in sealing.Files)
        {
            var path = Path.Combine(paths.Folder, copy.Name);
            if (!File.Exists(path))
            {
                continue;
            }

            if (!File.Exists(SealedFile.PathFor(path)) || FinishedFile.HashOf(SealedFile.PathFor(path)) != copy.Sha256)
            {
                throw new IOException($"The sealed copy of {Path.GetFileName(copy.Name)} has changed; its original stays.");
            }

            File.Delete(path);
        }

        Flush(paths);
    }

    private static void DeleteSealed(RecordingPaths paths)
    {
        foreach (var left in paths.Files().Where(IsSealed))
        {
            File.Delete(left);
        }
    }

    private static string? ExpectedHash(RecordingManifest manifest, string name) =>
        manifest.Files.FirstOrDefault(f => f.Name == name)?.Sha256
        ?? manifest.PictureFiles.FirstOrDefault(f => f.Name == name)?.Sha256
        ?? manifest.Segments.FirstOrDefault(s => s.File == name)?.Sha256
        ?? manifest.PictureSegments.FirstOrDefault(s => s.File == name)?.Sha256;

    private static bool IsSealed(string path) =>
        path.EndsWith(SealedFile.Extension, StringComparison.Ordinal) || path.EndsWith(SealedFile.Extension + ".part", StringComparison.Ordinal);

    private static void Flush(RecordingPaths paths)
    {
        FolderFlush.Flush(paths.Folder);
        if (Directory.Exists(paths.Journals))
        {
            FolderFlush.Flush(paths.Journals);
        }
    }
}
