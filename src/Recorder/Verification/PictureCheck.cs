using System.Text;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;
using Itog.Recorder.Video;

namespace Itog.Recorder.Verification;

/// <summary>Checks one picture's journal and sidecar against each other and against the manifest, and finds the place of a change.</summary>
internal static class PictureCheck
{
    /// <summary>The first fault; null when every byte is as it was written.</summary>
    public static VerificationFault? Find(string folder, string path, string sidecarPath, PictureSegment segment)
    {
        using var pictures = File.OpenRead(path);
        using var sidecar = File.OpenRead(sidecarPath);
        var name = Path.GetRelativePath(folder, path);
        var walk = SidecarWalk.Read(sidecar, pictures);
        if (walk.Broken is { } broken)
        {
            return FindIn(pictures, sidecar, walk.GoodEnd, broken, name) ?? new VerificationFault(
                Path.GetRelativePath(folder, sidecarPath), VerificationFaultKind.Changed, broken.Record, walk.GoodEnd, sidecar.Length - walk.GoodEnd);
        }

        if (segment.ChainHead is { } head && (Convert.ToHexStringLower(walk.Chain) != head || walk.End != pictures.Length))
        {
            // The chain holds in itself, but is not the one that was closed: lines and bytes were cut off or added together.
            return new VerificationFault(name, VerificationFaultKind.Changed, walk.Records, walk.End, Math.Max(0, pictures.Length - walk.End));
        }

        return segment.Sha256 is { } hash && FinishedFile.HashOf(path) != hash ? new VerificationFault(name, VerificationFaultKind.Changed) : null;
    }

    /// <summary>The change among the pieces that a line vouches for; null when they all hold, so that the line itself was changed.</summary>
    private static VerificationFault? FindIn(FileStream pictures, FileStream sidecar, long lineAt, SidecarWalk.BrokenLine line, string name)
    {
        var rest = new byte[sidecar.Length - lineAt];
        sidecar.Position = lineAt;
        sidecar.ReadExactly(rest);
        var length = rest.AsSpan().IndexOf((byte)'\n');
        if (Sidecar.Parse(Encoding.UTF8.GetString(rest, 0, length < 0 ? rest.Length : length)) is not { Pieces: { } pieces })
        {
            return null;
        }

        var at = line.From;
        foreach (var piece in pieces)
        {
            var bytes = new byte[Math.Max(0, Math.Min(piece.Length, pictures.Length - at))];
            pictures.Position = at;
            pictures.ReadExactly(bytes);
            var difference = OggCrc.Append(0, bytes) ^ piece.Crc;
            if (bytes.Length < piece.Length || difference != 0)
            {
                return bytes.Length == piece.Length && OggDamage.FindByte(difference, bytes.Length) is { } changed
                    ? new VerificationFault(name, VerificationFaultKind.Changed, line.Record, at + changed, 1)
                    : new VerificationFault(name, VerificationFaultKind.Changed, line.Record, at, piece.Length);
            }

            at += piece.Length;
        }

        return null;
    }
}
