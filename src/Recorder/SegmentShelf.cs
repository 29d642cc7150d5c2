using System.Globalization;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>
/// The place of a recording's segments: opens their journals on its time line and writes down in the manifest what became of them.
/// Owned by <see cref="AttemptRecording"/>, called under its lock.
/// </summary>
internal sealed class SegmentShelf(RecordingPaths paths, ManifestKeeper keeper, Action<RecordingEvent> raise, ILogger log) : ISegmentShelf
{
    private long _originMonotonic;

    public long Earliest { get; private set; }

    /// <summary>The moment of the call that is being served.</summary>
    public JournalMoment Now { get; set; }

    /// <summary>How far the time line has come, in ticks.</summary>
    public long ElapsedTicks => (Now.Monotonic - _originMonotonic) / 100;

    /// <summary>A run begins: from here on moments of the monotonic clock have places on the time line, and nothing lies before.</summary>
    public void Begin()
    {
        // A wall clock set back while the server was down must not lay the new segments over the old ones.
        var m = keeper.Current;
        var end = m.Segments.Count == 0 ? 0 : m.Segments.Max(s => s.EndSample ?? s.StartSample);
        var position = Math.Max(m.PositionOf(Now.Utc), end);
        _originMonotonic = Now.Monotonic - SampleTime.ToNanoseconds(position);
        Earliest = Now.Monotonic;
    }

    /// <summary>Goes on after a pause: nothing that was said in it may lie on the time line.</summary>
    public void GoOn() => Earliest = Now.Monotonic;

    public OpenSegment Open(VoiceTrack track, long startNanoseconds)
    {
        var m = keeper.Current;
        var number = m.Segments.Count == 0 ? 1 : m.Segments.Max(s => s.Number) + 1;
        var start = PositionOf(startNanoseconds);
        Directory.CreateDirectory(paths.Journals);
        var name = paths.JournalName(track.Name, number);
        while (File.Exists(Path.Combine(paths.Folder, name)))
        {
            // A file that the manifest does not know: the manifest could not be saved when it was begun.
            name = paths.JournalName(track.Name, ++number);
        }

        var opening = new JournalOpening(m.AttemptId, track.Name, number, m.Runs, start, m.Origin);
        var journal = VoiceJournal.Create(Path.Combine(paths.Folder, name), opening, Now);
        var segment = new RecordingSegment
        {
            Track = track.Name,
            Number = number,
            File = name,
            Run = m.Runs,
            StartSample = start,
        };
        log.SegmentOpened(m.AttemptId, track.Name, number);
        keeper.Save(x => x with { Segments = [.. x.Segments, segment], Gaps = [.. x.Gaps, .. GapBefore(x, segment)] });
        return new OpenSegment(number, start, journal);
    }

    public OpenSegment Move(OpenSegment segment, long startNanoseconds)
    {
        var start = PositionOf(startNanoseconds);
        var track = keeper.Current.Segments.Single(s => s.Number == segment.Number).Track;
        keeper.ChangeSegment(segment.Number, entry => entry with { StartSample = start });
        keeper.Change(m => m with
        {
            Gaps =
            [
                .. m.Gaps.Select(g => g.Track == track && g.StartSample + g.Samples == segment.StartSample
                    ? g with { Samples = Math.Max(0, start - g.StartSample) }
                    : g),
            ],
        });
        return segment with { StartSample = start };
    }

    public void Noted(RecordingGap gap) => keeper.Change(m => m with { Gaps = [.. m.Gaps, gap] });

    public void Displaced(OpenSegment segment, SegmentDisplacement displacement) =>
        keeper.ChangeSegment(segment.Number, entry => entry with { Displaced = [.. entry.Displaced ?? [], displacement] });

    public void Finished(OpenSegment segment, VoiceCounters counters)
    {
        keeper.ChangeSegment(segment.Number, entry => entry with
        {
            Samples = segment.Journal.Samples,
            Bytes = segment.Journal.Length,
            ChainHead = segment.Journal.ChainHead,
            Lost = counters.Lost,
            Dtx = counters.Dtx,
            Late = counters.Late,
            Inserted = counters.Inserted,
            Removed = counters.Removed,
        });
        keeper.Save(m => m);
    }

    public void Rescued(VoiceTrack track) =>
        Incident(track, "the journal had vanished from the folder and was written there again");

    public void Broken(VoiceTrack track, OpenSegment? segment, Exception exception)
    {
        log.JournalWriteFailed(exception, keeper.Current.AttemptId, track.Name);
        if (segment is not null)
        {
            keeper.ChangeSegment(segment.Number, entry => entry with { Samples = segment.Journal.WrittenSamples, Damaged = true });
        }

        Incident(track, $"{exception.GetType().Name} while writing the journal");
    }

    /// <summary>Where a moment of the monotonic clock lies, in samples.</summary>
    public long PositionOf(long nanoseconds) => Math.Max(0, SampleTime.ToSamples(nanoseconds - _originMonotonic));

    private void Incident(VoiceTrack track, string what)
    {
        keeper.Change(m => m with
        {
            Incidents = [.. m.Incidents, string.Create(CultureInfo.InvariantCulture, $"{Now.Utc:O} {track.Name}: {what}")],
        });
        raise(new RecordingEvent.Alarm(keeper.Current.AttemptId, RecorderAlarm.JournalWriteFailed));
    }

    private static IEnumerable<RecordingGap> GapBefore(RecordingManifest m, RecordingSegment segment)
    {
        var before = m.Segments.LastOrDefault(s => s.Track == segment.Track);
        if (before?.EndSample is { } end && end < segment.StartSample)
        {
            var cause = m.Pauses.Any(p => p.StartSample < segment.StartSample && (p.EndSample ?? long.MaxValue) > end) ? GapCause.Paused
                : before.Run != segment.Run ? GapCause.Restart
                : before.Damaged ? GapCause.Storage
                : GapCause.Connection;
            yield return new RecordingGap(segment.Track, end, segment.StartSample - end, cause);
        }
    }
}
