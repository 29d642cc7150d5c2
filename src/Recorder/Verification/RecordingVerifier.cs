using System.Security.Cryptography;
using System.Text.Json;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Verification;

/// <summary>
/// Re-checks recordings offline: every journal against its sidecar's chain, every finished file against the manifest's SHA-256. Changes nothing.
/// </summary>
public static class RecordingVerifier
{
    /// <summary>Checks every recording in <paramref name="folder"/> and below it.</summary>
    public static VerificationReport Verify(string folder, CancellationToken cancellationToken = default)
    {
        var faults = new List<VerificationFault>();
        var recordings = 0;
        var files = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + RecordingPaths.ManifestSuffix, SearchOption.AllDirectories).Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            recordings++;
            try
            {
                files += Verify(folder, path, RecordingManifest.Read(path), faults);
            }
            catch (JsonException)
            {
                faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Unreadable, null, null));
            }
        }

        return new VerificationReport(recordings, files, faults);
    }

    private static int Verify(string folder, string manifestPath, RecordingManifest manifest, List<VerificationFault> faults)
    {
        var home = Path.GetDirectoryName(manifestPath)!;
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(home, file.Name);
            if (Missing(folder, path, faults))
            {
                continue;
            }

            using var stream = File.OpenRead(path);
            if (Hash(stream) != file.Sha256)
            {
                faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Changed, null, null));
            }
        }

        foreach (var segment in manifest.Segments)
        {
            var path = Path.Combine(home, segment.File);
            if (!Missing(folder, path, faults) && !Missing(folder, Sidecar.PathFor(path), faults))
            {
                Verify(folder, path, segment, faults);
            }
        }

        return manifest.Files.Count + (manifest.Segments.Count * 2);
    }

    private static void Verify(string folder, string path, RecordingSegment segment, List<VerificationFault> faults)
    {
        using var sound = File.OpenRead(path);
        using var sidecar = File.OpenRead(Sidecar.PathFor(path));
        var name = Path.GetRelativePath(folder, path);
        var walk = SidecarWalk.Read(sidecar, sound);
        if (walk.Broken is { } broken)
        {
            faults.Add(new VerificationFault(name, VerificationFaultKind.Changed, broken.Record, FirstBadPage(sound, broken)));
        }
        else if (segment.ChainHead is { } head && (Convert.ToHexStringLower(walk.Chain) != head || walk.End != sound.Length))
        {
            // The chain holds in itself, but is not the one that was closed: lines and bytes were cut off or added together.
            faults.Add(new VerificationFault(name, VerificationFaultKind.Changed, walk.Records, walk.End));
        }
        else if (segment.Sha256 is { } hash && Hash(sound) != hash)
        {
            faults.Add(new VerificationFault(name, VerificationFaultKind.Changed, null, null));
        }
    }

    /// <summary>Start of the first page whose checksum fails in the range that a line vouches for; the range's start when all hold.</summary>
    private static long FirstBadPage(FileStream sound, SidecarWalk.BrokenLine line)
    {
        var to = Math.Min(Math.Max(line.To, line.From), sound.Length);
        var bytes = new byte[Math.Max(0, to - line.From)];
        sound.Position = line.From;
        sound.ReadExactly(bytes);
        var at = 0;
        while (at < bytes.Length)
        {
            if (!OggPage.TryRead(bytes.AsSpan(at), out var page))
            {
                return line.From + at;
            }

            at += page.Length;
        }

        return line.From;
    }

    private static bool Missing(string folder, string path, List<VerificationFault> faults)
    {
        if (File.Exists(path))
        {
            return false;
        }

        faults.Add(new VerificationFault(Path.GetRelativePath(folder, path), VerificationFaultKind.Missing, null, null));
        return true;
    }

    private static string Hash(FileStream stream)
    {
        stream.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
