using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;
using Itog.Recorder.Sealing;

namespace Itog.Recorder.Verification;

/// <summary>Checks one journal and its sidecar against each other and against the manifest, and finds the place of a change.</summary>
internal static class JournalCheck
{
    /// <summary>The first fault; null when every byte is as it was written.</summary>
    public static VerificationFault? Find(string folder, string path, string sidecarPath, RecordingSegment segment, StoredFiles stored)
    {
        using var sound = stored.OpenRead(path);
        using var sidecar = stored.OpenRead(sidecarPath);
        var name = Path.GetRelativePath(folder, path);
        var walk = SidecarWalk.Read(sidecar, sound);
        if (walk.Broken is { } broken)
        {
            return FindIn(sound, broken, name) ?? new VerificationFault(
                Path.GetRelativePath(folder, sidecarPath), VerificationFaultKind.Changed, broken.Record, walk.GoodEnd, sidecar.Length - walk.GoodEnd);
        }

        if (segment.ChainHead is { } head && (Convert.ToHexStringLower(walk.Chain) != head || walk.End != sound.Length))
        {
            // The chain holds in itself, but is not the one that was closed: lines and bytes were cut off or added together.
            return new VerificationFault(name, VerificationFaultKind.Changed, walk.Records, walk.End, Math.Max(0, sound.Length - walk.End));
        }

        return segment.Sha256 is { } hash && FinishedFile.HashOf(sound) != hash ? new VerificationFault(name, VerificationFaultKind.Changed) : null;
    }

    /// <summary>The change among the pages that a line vouches for; null when they all hold, so that the line itself was changed.</summary>
    private static VerificationFault? FindIn(Stream sound, SidecarWalk.BrokenLine line, string name)
    {
        // The end that the line tells may be what was changed: the page across it is read whole.
        var length = Math.Min(line.To, sound.Length) - line.From;
        var bytes = new byte[Math.Min(length + OggPage.MaximumLength, sound.Length - line.From)];
        sound.Position = line.From;
        sound.ReadExactly(bytes);
        var at = 0;
        while (at < length && OggPage.TryRead(bytes.AsSpan(at), out var page))
        {
            at += page.Length;
        }

        if (at >= length)
        {
            return null;
        }

        var damaged = bytes.AsSpan(at, LengthUntilNextPage(bytes.AsSpan(at)));
        return OggDamage.FindByte(damaged) is { } changed
            ? new VerificationFault(name, VerificationFaultKind.Changed, line.Record, line.From + at + changed, 1)
            : new VerificationFault(name, VerificationFaultKind.Changed, line.Record, line.From + at, damaged.Length);
    }

    // The damaged page's own lengths may be what was changed, so its end is where the next good page begins.
    private static int LengthUntilNextPage(ReadOnlySpan<byte> bytes)
    {
        for (var at = 1; at < bytes.Length; at++)
        {
            if (bytes[at..].StartsWith("OggS"u8) && OggPage.TryRead(bytes[at..], out _))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}
