using System.Globalization;
using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Video;

/// <summary>
/// The place of a recording's picture segments: opens their journals on its time line and writes down in the manifest what became of them.
/// Owned by <see cref="PictureRecorder"/>, called under the recording's lock.
/// </summary>
internal sealed class PictureShelf(RecordingPaths paths, ManifestKeeper keeper, SegmentShelf line, Action<RecordingEvent> raise, ILogger log)
{
    /// <summary>Between two sources of one slot less is not worth naming.</summary>
    private const long NamedGap = 48_000;

    /// <summary>The moment, by the server's monotonic clock, before which nothing of this run can lie.</summary>
    public long Earliest => line.Earliest;

    /// <param name="between">What a hole before it means, when nothing that happened to the recording explains it.</param>
    public OpenPicture Open(string track, Slot slot, long startNanoseconds, int width, int height, GapCause between)
    {
        var m = keeper.Current;
        var number = m.PictureSegments.Count == 0 ? 1 : m.PictureSegments.Max(s => s.Number) + 1;
        var start = line.PositionOf(startNanoseconds);
        Directory.CreateDirectory(paths.Journals);
        var name = paths.PictureJournalName(slot, number);
        while (File.Exists(Path.Combine(paths.Folder, name)))
        {
            // A file that the manifest does not know: the manifest could not be saved when it was begun.
            name = paths.PictureJournalName(slot, ++number);
        }

        var opening = new JournalOpening(m.AttemptId, track, number, m.Runs, start, m.Origin);
        var journal = PictureJournal.Create(Path.Combine(paths.Folder, name), opening, width, height, line.Now);
        var segment = new PictureSegment
        {
            Track = track,
            Number = number,
            File = name,
            Run = m.Runs,
            StartSample = start,
            Width = width,
            Height = height,
        };
        log.PictureOpened(m.AttemptId, track, number);
        keeper.Save(x => x with { PictureSegments = [.. x.PictureSegments, segment], PictureGaps = [.. x.PictureGaps, .. GapBefore(x, segment, between)] });
        return new OpenPicture(number, start, journal);
    }

    /// <summary>A segment that was begun turns out to begin at another place; returns it with that.</summary>
    public OpenPicture Move(OpenPicture segment, long startNanoseconds)
    {
        var start = line.PositionOf(startNanoseconds);
        var track = keeper.Current.PictureSegments.Single(s => s.Number == segment.Number).Track;
        Change(segment.Number, s => s with { StartSample = start });
        keeper.Change(m => m with
        {
            PictureGaps =
            [
                .. m.PictureGaps.Select(g => g.Track == track && g.StartSample + g.Samples == segment.StartSample
                    ? g with { Samples = Math.Max(0, start - g.StartSample) }
                    : g),
            ],
        });
        return segment with { StartSample = start };
    }

    /// <summary>A key frame tells the size of the pictures from here on.</summary>
    public void Sized(OpenPicture segment, int width, int height)
    {
        var known = keeper.Current.PictureSegments.Single(s => s.Number == segment.Number);
        if (width > known.Width || height > known.Height)
        {
            Change(segment.Number, s => s with { Width = Math.Max(width, s.Width), Height = Math.Max(height, s.Height) });
        }
    }

    public void Noted(RecordingGap gap) => keeper.Change(m => m with { PictureGaps = [.. m.PictureGaps, gap] });

    public void Finished(OpenPicture segment, PictureCounters counters)
    {
        Change(segment.Number, s => s with
        {
            Samples = segment.Journal.Samples,
            Bytes = segment.Journal.Length,
            ChainHead = segment.Journal.ChainHead,
            Frames = counters.Frames,
            KeyFrames = counters.KeyFrames,
            Lost = counters.Lost,
            Dropped = counters.Dropped,
        });
        keeper.Save(m => m);
    }

    public void Rescued(string track) => Incident(track, "the journal had vanished from the folder and was written there again");

    public void Broken(string track, OpenPicture? segment, Exception exception)
    {
        log.JournalWriteFailed(exception, keeper.Current.AttemptId, track);
        if (segment is not null)
        {
            Change(segment.Number, s => s with { Samples = segment.Journal.SealedSamples, Damaged = true });
        }

        Incident(track, $"{exception.GetType().Name} while writing the journal");
    }

    private static IEnumerable<RecordingGap> GapBefore(RecordingManifest m, PictureSegment segment, GapCause between)
    {
        var before = m.PictureSegments.LastOrDefault(s => s.Track == segment.Track);
        if ((before is null ? 0 : before.EndSample) is { } end && segment.StartSample - end >= NamedGap)
        {
            yield return new RecordingGap(segment.Track, end, segment.StartSample - end, CauseOf(m, before, segment, end, between));
        }
    }

    private static GapCause CauseOf(RecordingManifest m, PictureSegment? before, PictureSegment segment, long end, GapCause between) =>
        m.Pauses.Any(p => p.StartSample < segment.StartSample && (p.EndSample ?? long.MaxValue) > end) ? GapCause.Paused
        : before is null ? GapCause.Pause
        : before.Run != segment.Run ? GapCause.Restart
        : before.Damaged ? GapCause.Storage
        : between;

    private void Incident(string track, string what)
    {
        keeper.Change(m => m with { Incidents = [.. m.Incidents, string.Create(CultureInfo.InvariantCulture, $"{line.Now.Utc:O} {track}: {what}")] });
        raise(new RecordingEvent.Alarm(keeper.Current.AttemptId, RecorderAlarm.JournalWriteFailed));
    }

    private void Change(int number, Func<PictureSegment, PictureSegment> change) =>
        keeper.Change(m => m with { PictureSegments = [.. m.PictureSegments.Select(s => s.Number == number ? change(s) : s)] });
}
