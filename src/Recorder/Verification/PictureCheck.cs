using System.Text;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;
using Itog.Recorder.Ogg;
using Itog.Recorder.Video;

namespace Itog.Recorder.Verification;

/// <summary>Checks one picture's journal and sidecar against each other and against the manifest, and finds the place of a change.</summary>
internal static class PictureCheck
{
    /// <summary>The first fault; null when every byte is as it was written.</summary>
    public static VerificationFault? Find(string folder, string path, string sidecarPath, PictureSegment segment, StoredFiles stored)
    {
        using var pictures = stored.OpenRead(path);
        using var sidecar = stored.OpenRead(sidecarPath);
        var name = Path.GetRelativePath(folder, path);
        var walk = SidecarWalk.Read(sidecar, pictures);
        if (walk.Broken is { } broken)
        {
            return FindIn(pictures, sidecar, walk, broken, name) ?? new VerificationFault(
                Path.GetRelativePath(folder, sidecarPath), VerificationFaultKind.Changed, broken.Record, walk.GoodEnd, sidecar.Length - walk.GoodEnd);
        }

        if (segment.ChainHead is { } head && (Convert.ToHexStringLower(walk.Chain) != head || walk.End != pictures.Length))
        {
            // The chain holds in itself, but is not the one that was closed: lines and bytes were cut off or added together.
            return new VerificationFault(name, VerificationFaultKind.Changed, walk.Records, walk.End, Math.Max(0, pictures.Length - walk.End));
        }

        return segment.Sha256 is { } hash && FinishedFile.HashOf(pictures) != hash ? new VerificationFault(name, VerificationFaultKind.Changed) : null;
    }

    /// <summary>What the line says of the pieces was changed, not they: with what they are the chain goes on as it should.</summary>
    private static bool HoldsWithPiecesOf(Stream pictures, SidecarWalk walk, JournalRecord record)
    {
        var pieces = new List<PieceSeal>();
        Span<byte> header = stackalloc byte[Ivf.FrameHeaderLength];
        var at = walk.End;
        while (at < record.End && at + header.Length <= pictures.Length)
        {
            pictures.Position = at;
            pictures.ReadExactly(header);
            var length = at == 0 ? Ivf.HeaderLength : Ivf.TryReadFrameHeader(header, out var frame, out _) ? header.Length + frame : int.MaxValue;
            if (length > pictures.Length - at)
            {
                return false;
            }

            pieces.Add(new PieceSeal(length, OggCrc.Append(0, Read(pictures, at, length))));
            at += length;
        }

        if (at != record.End)
        {
            return false;
        }

        using var chain = new SidecarChain(walk.Chain);
        chain.Seal(record with { Pieces = pieces }, hash => SidecarWalk.Append(hash, pictures, walk.End, record.End));
        return chain.Head == record.Chain;
    }

    private static byte[] Read(Stream pictures, long at, long length)
    {
        var bytes = new byte[length];
        pictures.Position = at;
        pictures.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The change among the pieces that a line vouches for; null when they all hold, so that the line itself was changed.</summary>
    private static VerificationFault? FindIn(Stream pictures, Stream sidecar, SidecarWalk walk, SidecarWalk.BrokenLine line, string name)
    {
        var rest = new byte[sidecar.Length - walk.GoodEnd];
        sidecar.Position = walk.GoodEnd;
        sidecar.ReadExactly(rest);
        var length = rest.AsSpan().IndexOf((byte)'\n');
        if (Sidecar.Parse(Encoding.UTF8.GetString(rest, 0, length < 0 ? rest.Length : length)) is not { Pieces: { } pieces } record)
        {
            return null;
        }

        var at = line.From;
        foreach (var piece in pieces)
        {
            var bytes = Read(pictures, at, Math.Max(0, Math.Min(piece.Length, pictures.Length - at)));
            var difference = OggCrc.Append(0, bytes) ^ piece.Crc;
            if (bytes.Length < piece.Length || difference != 0)
            {
                return bytes.Length == piece.Length && OggDamage.FindByte(difference, bytes.Length) is { } changed
                    ? new VerificationFault(name, VerificationFaultKind.Changed, line.Record, at + changed, 1)
                    : HoldsWithPiecesOf(pictures, walk, record) ? null
                    : new VerificationFault(name, VerificationFaultKind.Changed, line.Record, at, piece.Length);
            }

            at += piece.Length;
        }

        return null;
    }
}
