using System.Globalization;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Video;

/// <summary>
/// At start-up: repairs the picture journals that nobody closed. IVF has no checksums, so only what the sidecar vouches for is kept, which is all but
/// the last second; a torn or zero-filled tail is cut off.
/// </summary>
internal static class PictureRepair
{
    /// <param name="report">Hears of each repaired journal: its file name, the bytes that were cut, whether it was changed in the middle.</param>
    public static RecordingManifest Repair(RecordingPaths paths, RecordingManifest manifest, JournalMoment now, Action<string, long, bool> report)
    {
        var known = manifest.PictureSegments.Select(s => s.File).ToHashSet(StringComparer.Ordinal);
        var adopted = Directory.Exists(paths.Journals)
            ? Directory.EnumerateFiles(paths.Journals, "*.ivf").Select(f => $"{paths.Stem}/{Path.GetFileName(f)}").Where(f => !known.Contains(f)).Order()
            : Enumerable.Empty<string>();
        var segments = new List<PictureSegment>();
        var gaps = manifest.PictureGaps.ToList();
        var incidents = manifest.Incidents.ToList();
        foreach (var segment in manifest.PictureSegments.Concat(adopted.Select(Unknown)))
        {
            var file = Path.Combine(paths.Folder, segment.File);
            if (segment.Samples is not null || !File.Exists(file))
            {
                segments.Add(segment with { Samples = segment.Samples ?? 0 });
                continue;
            }

            var (walk, cut, damaged) = Recover(file);
            var opening = walk.Opening;
            if (segment.Number == 0 && (opening is null || opening.AttemptId != manifest.AttemptId))
            {
                continue;
            }

            var name = Path.GetFileName(file);
            report(name, cut, damaged);
            incidents.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{now.Utc:O} {name}: not closed; {cut} bytes cut that nothing vouches for, {walk.Pictures.Frames} frames kept{(damaged ? "; damaged in the middle" : "")}"));
            gaps.AddRange(walk.Gaps.Where(g => !gaps.Contains(g)));
            segments.Add(segment with
            {
                Track = opening?.Track ?? segment.Track,
                Number = opening?.Segment ?? segment.Number,
                Run = opening?.Run ?? segment.Run,
                StartSample = opening?.StartSample ?? segment.StartSample,
                Samples = walk.Samples,
                Frames = walk.Pictures.Frames,
                KeyFrames = walk.Pictures.KeyFrames,
                Lost = walk.Pictures.Lost,
                Dropped = walk.Pictures.Dropped,
                Bytes = new FileInfo(file).Length,
                ChainHead = Convert.ToHexStringLower(walk.Chain),
                Damaged = damaged,
            });
        }

        return manifest with
        {
            PictureSegments = [.. segments.OrderBy(s => s.Number)],
            PictureGaps = [.. gaps.OrderBy(g => g.StartSample)],
            Incidents = incidents,
        };
    }

    /// <summary>A journal that the manifest does not know: it could not be saved any more. The sidecar's first line tells the rest.</summary>
    private static PictureSegment Unknown(string file) => new() { Track = "", Number = 0, File = file, Run = 0, StartSample = 0 };

    private static (SidecarWalk Walk, long Cut, bool Damaged) Recover(string path)
    {
        using var pictures = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        using var sidecar = new FileStream(Sidecar.PathFor(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var walk = SidecarWalk.Read(sidecar, pictures);
        if (walk.Broken is { Torn: false })
        {
            return (walk, 0, true);
        }

        var cut = pictures.Length - walk.End;
        pictures.SetLength(walk.End);
        pictures.Flush(flushToDisk: true);
        sidecar.SetLength(walk.GoodEnd);
        sidecar.Flush(flushToDisk: true);
        return (walk, cut, false);
    }
}
