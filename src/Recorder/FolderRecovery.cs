using System.Globalization;
using System.Text.Json;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>At start-up: reads every manifest below the recordings folder and repairs the journals that nobody closed.</summary>
internal sealed class FolderRecovery(RecorderOptions options, Action<RecordingEvent> raise, ILogger logger)
{
    public List<AttemptRecording> Load(JournalMoment now, CancellationToken cancellationToken)
    {
        var found = new List<AttemptRecording>();
        var root = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(root);
        foreach (var path in Directory.EnumerateFiles(root, "*" + RecordingPaths.ManifestSuffix, SearchOption.AllDirectories).Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                found.Add(Load(path, now));
            }
            catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
            {
                logger.ManifestUnreadable(exception, Path.GetRelativePath(root, path));
                raise(new RecordingEvent.Alarm(null, RecorderAlarm.ManifestUnreadable));
            }
        }

        return found;
    }

    private AttemptRecording Load(string path, JournalMoment now)
    {
        var paths = RecordingPaths.OfManifest(path);
        var manifest = RecordingManifest.Read(path);
        var recording = new AttemptRecording(paths, manifest, options, raise, logger);
        if (manifest.State is RecordingState.Recording or RecordingState.Interrupted)
        {
            var repaired = PictureRepair.Repair(paths, Repair(paths, manifest, now), now, (name, cut, damaged) => Report(manifest.AttemptId, name, cut, damaged));
            recording.Update(_ => repaired with { State = RecordingState.Interrupted });
        }

        return recording;
    }

    private RecordingManifest Repair(RecordingPaths paths, RecordingManifest manifest, JournalMoment now)
    {
        var known = manifest.Segments.Select(s => s.File).ToHashSet(StringComparer.Ordinal);
        var adopted = Directory.Exists(paths.Journals)
            ? Directory.EnumerateFiles(paths.Journals, "*.ogg").Select(f => $"{paths.Stem}/{Path.GetFileName(f)}").Where(f => !known.Contains(f)).Order()
            : Enumerable.Empty<string>();
        var segments = new List<RecordingSegment>();
        var gaps = manifest.Gaps.ToList();
        var incidents = manifest.Incidents.ToList();
        foreach (var segment in manifest.Segments.Concat(adopted.Select(Unknown)))
        {
            var file = Path.Combine(paths.Folder, segment.File);
            if (segment.Samples is not null || !File.Exists(file))
            {
                segments.Add(segment with { Samples = segment.Samples ?? 0 });
                continue;
            }

            var found = JournalRecovery.Recover(file, now);
            var opening = found.Opening;
            if (segment.Number == 0 && (opening is null || opening.AttemptId != manifest.AttemptId))
            {
                continue;
            }

            Report(manifest.AttemptId, segment.File, found, incidents, now);
            gaps.AddRange(found.Gaps.Where(g => !gaps.Contains(g)));
            segments.Add(segment with
            {
                Track = opening?.Track ?? segment.Track,
                Number = opening?.Segment ?? segment.Number,
                Run = opening?.Run ?? segment.Run,
                StartSample = opening?.StartSample ?? segment.StartSample,
                Samples = found.Samples,
                Bytes = found.Bytes,
                ChainHead = found.ChainHead,
                Damaged = found.Damaged,
                Lost = found.Counters.Lost,
                Dtx = found.Counters.Dtx,
                Late = found.Counters.Late,
                Inserted = found.Counters.Inserted,
                Removed = found.Counters.Removed,
                Displaced = found.Displaced,
            });
        }

        return manifest with
        {
            Segments = [.. segments.OrderBy(s => s.Number)],
            Gaps = [.. gaps.OrderBy(g => g.StartSample)],
            Incidents = incidents,
        };
    }

    /// <summary>A journal that the manifest does not know: it could not be saved any more. The sidecar's first line tells the rest.</summary>
    private static RecordingSegment Unknown(string file) => new() { Track = "", Number = 0, File = file, Run = 0, StartSample = 0 };

    private void Report(Guid attempt, string picture, long cut, bool damaged)
    {
        logger.PictureRecovered(picture, cut);
        if (damaged)
        {
            logger.JournalDamaged(picture);
            raise(new RecordingEvent.Alarm(attempt, RecorderAlarm.JournalDamaged));
        }
    }

    private void Report(Guid attempt, string file, JournalRecovery found, List<string> incidents, JournalMoment now)
    {
        var name = Path.GetFileName(file);
        logger.JournalRecovered(name, found.CutBytes, found.Samples);
        incidents.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{now.Utc:O} {name}: not closed; {found.CutBytes} bytes of a torn page cut, {found.Samples} samples kept"));
        if (found.Damaged)
        {
            logger.JournalDamaged(name);
            incidents.Add(string.Create(CultureInfo.InvariantCulture, $"{now.Utc:O} {name}: damaged in the middle"));
            raise(new RecordingEvent.Alarm(attempt, RecorderAlarm.JournalDamaged));
        }
    }
}
