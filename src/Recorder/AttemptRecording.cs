using System.Globalization;
using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>
/// The recording of one attempt: its manifest and, while it runs, its ring and tracks. Owned by <see cref="RecordingService"/>; the recorder
/// thread drains and commits it, other threads mark, stop and look, all under one lock that is never held by a media thread.
/// </summary>
internal sealed class AttemptRecording(
    RecordingPaths paths, RecordingManifest manifest, RecorderOptions options, Action<RecordingEvent> raise, ILogger log) : ISegmentShelf
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Slot, VoiceTrack> _tracks = [];
    private RecordingManifest _manifest = manifest;
    private PacketRing? _ring;
    private IAsyncDisposable? _attachment;
    private JournalMoment _now;
    private long _originMonotonic;
    private long _earliest;
    private long _overflows;
    private bool _unsaved;
    private string? _problem;

    public Guid AttemptId => _manifest.AttemptId;

    public RecordingPaths Paths => paths;

    public RecordingManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _manifest;
            }
        }
    }

    public RecordingState State => Manifest.State;

    /// <summary>Packets dropped before the disk in this run.</summary>
    public long Overflows => _ring?.Overflows ?? 0;

    long ISegmentShelf.Earliest => _earliest;

    /// <summary>Begins or continues: from now on what comes through <paramref name="ring"/> belongs to the attempt.</summary>
    public void Run(PacketRing ring, IAsyncDisposable attachment, JournalMoment now)
    {
        lock (_gate)
        {
            _now = now;
            _ring = ring;
            _attachment = attachment;
            _earliest = now.Monotonic;

            // A wall clock set back while the server was down must not lay the new segments over the old ones.
            var end = _manifest.Segments.Count == 0 ? 0 : _manifest.Segments.Max(s => s.EndSample ?? s.StartSample);
            var position = Math.Max(_manifest.PositionOf(now.Utc), end);
            _originMonotonic = now.Monotonic - ToNanoseconds(position);
            Save(_manifest with { State = RecordingState.Recording });
        }
    }

    /// <summary>Recorder thread: takes what has come into the ring and lets time pass.</summary>
    public void Drain(JournalMoment now)
    {
        lock (_gate)
        {
            _now = now;
            if (_ring is not { } ring)
            {
                return;
            }

            while (ring.TryPeek(out var entry, out var payload))
            {
                var track = Track(entry.Slot);
                switch (entry.Kind)
                {
                    case RingEntryKind.Packet:
                        track.Packet(entry, payload, now);
                        break;
                    case RingEntryKind.SenderReport:
                        track.Report(entry, now);
                        break;
                    case RingEntryKind.TrackEnded:
                        track.Ended(entry, now);
                        break;
                }

                ring.Release();
            }

            foreach (var track in _tracks.Values)
            {
                track.Advance(now);
            }
        }
    }

    /// <summary>Recorder thread, once a second: journals and manifest to the disk; tells whose sound is now certain.</summary>
    public void Commit(JournalMoment now)
    {
        lock (_gate)
        {
            _now = now;
            foreach (var track in _tracks.Values)
            {
                track.Commit(now);
            }

            if (Overflows > _overflows)
            {
                _overflows = Overflows;
                log.RingOverflow(AttemptId, _overflows);
                raise(new RecordingEvent.Alarm(AttemptId, RecorderAlarm.RingOverflow));
            }

            Hear();
            if (_unsaved)
            {
                Save(_manifest);
            }
        }
    }

    public void Mark(RecordingMark mark)
    {
        lock (_gate)
        {
            Save(_manifest with { Marks = [.. _manifest.Marks, mark] });
        }
    }

    /// <summary>Ends the recording; returns what has to be detached, null when it was stopped before.</summary>
    public IAsyncDisposable? Stop(DateTimeOffset at, JournalMoment now)
    {
        if (State == RecordingState.Recording)
        {
            Drain(now);
        }

        lock (_gate)
        {
            if (_manifest.State is not (RecordingState.Recording or RecordingState.Interrupted))
            {
                return null;
            }

            foreach (var track in _tracks.Values)
            {
                track.Close(now);
            }

            Hear();

            // What was heard after the last moment that the exam counts stays in: nothing recorded is thrown away.
            var end = _manifest.Segments.Select(s => s.EndSample ?? s.StartSample).Append(_manifest.PositionOf(at)).Max();
            Save(_manifest with { State = RecordingState.Finalising, Stopped = at, Samples = Math.Max(0, end) });
            _tracks.Clear();
            _ring = null;
            var attachment = _attachment ?? Nothing.Instance;
            _attachment = null;
            return attachment;
        }
    }

    /// <summary>At the end of the process: writes what is held, so that the next run loses nothing; the attempt stays open.</summary>
    public IAsyncDisposable? Suspend(JournalMoment now)
    {
        Drain(now);
        lock (_gate)
        {
            foreach (var track in _tracks.Values)
            {
                track.Close(now);
            }

            Hear();
            _ring = null;
            var attachment = _attachment;
            _attachment = null;
            return attachment;
        }
    }

    /// <summary>Changes the manifest and saves it.</summary>
    public void Update(Func<RecordingManifest, RecordingManifest> change)
    {
        lock (_gate)
        {
            Save(change(_manifest));
        }
    }

    /// <summary>What keeps the sound file from being made; null when nothing does.</summary>
    public void SetProblem(string? problem)
    {
        lock (_gate)
        {
            _problem = problem;
        }
    }

    public RecordingStatus Status()
    {
        lock (_gate)
        {
            var m = _manifest;
            var running = m.State == RecordingState.Recording ? (_now.Monotonic - _originMonotonic) / 100 : 0;
            return new RecordingStatus
            {
                Request = new RecordingRequest(
                    m.AttemptId, new RoomId(m.Room), m.Date, m.AuditoriumNumber, m.SchoolCode, m.ParticipantCode, m.AttemptNumber)
                {
                    Pictures = [.. PictureFiles.SlotsOf(m)],
                },
                State = m.State,
                Started = m.Origin,
                Stopped = m.Stopped,
                Duration = m.Samples is { } samples ? TimeSpan.FromSeconds((double)samples / RecordingManifest.SampleRate)
                    : running > 0 ? TimeSpan.FromTicks(running)
                    : TimeSpan.FromSeconds((double)m.Segments.Select(s => s.EndSample ?? 0).DefaultIfEmpty().Max() / RecordingManifest.SampleRate),
                ParticipantHeard = m.ParticipantHeardAt is not null,
                InterlocutorHeard = m.InterlocutorHeardAt is not null,
                WavPath = m.State == RecordingState.Ready ? paths.Wav : null,
                ManifestPath = paths.Manifest,
                Pictures = m.State == RecordingState.Ready ? PictureFiles.Of(m, paths.Folder) : [],
                Gaps = m.Gaps,
                Verdict = m.Verdict,
                Evidence = EvidenceOf(m),
                Problem = _problem,
            };
        }
    }

    OpenSegment ISegmentShelf.Open(VoiceTrack track, long startNanoseconds)
    {
        var number = _manifest.Segments.Count == 0 ? 1 : _manifest.Segments.Max(s => s.Number) + 1;
        var start = Math.Max(0, ToSamples(startNanoseconds - _originMonotonic));
        Directory.CreateDirectory(paths.Journals);
        var name = paths.JournalName(track.Name, number);
        while (File.Exists(Path.Combine(paths.Folder, name)))
        {
            // A file that the manifest does not know: the manifest could not be saved when it was begun.
            name = paths.JournalName(track.Name, ++number);
        }

        var opening = new JournalOpening(AttemptId, track.Name, number, _manifest.Runs, start, _manifest.Origin);
        var journal = VoiceJournal.Create(Path.Combine(paths.Folder, name), opening, _now);
        var segment = new RecordingSegment
        {
            Track = track.Name,
            Number = number,
            File = name,
            Run = _manifest.Runs,
            StartSample = start,
        };
        log.SegmentOpened(AttemptId, track.Name, number);
        Save(_manifest with { Segments = [.. _manifest.Segments, segment], Gaps = [.. _manifest.Gaps, .. GapBefore(segment)] });
        return new OpenSegment(number, start, journal);
    }

    OpenSegment ISegmentShelf.Move(OpenSegment segment, long startNanoseconds)
    {
        var start = Math.Max(0, ToSamples(startNanoseconds - _originMonotonic));
        var track = _manifest.Segments.Single(s => s.Number == segment.Number).Track;
        Replace(segment.Number, entry => entry with { StartSample = start });
        _manifest = _manifest with
        {
            Gaps =
            [
                .. _manifest.Gaps.Select(g => g.Track == track && g.StartSample + g.Samples == segment.StartSample
                    ? g with { Samples = Math.Max(0, start - g.StartSample) }
                    : g),
            ],
        };
        _unsaved = true;
        return segment with { StartSample = start };
    }

    void ISegmentShelf.Noted(RecordingGap gap)
    {
        _manifest = _manifest with { Gaps = [.. _manifest.Gaps, gap] };
        _unsaved = true;
    }

    void ISegmentShelf.Finished(OpenSegment segment, VoiceCounters counters)
    {
        Replace(segment.Number, entry => entry with
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
        Save(_manifest);
    }

    void ISegmentShelf.Broken(VoiceTrack track, OpenSegment? segment, Exception exception)
    {
        log.JournalWriteFailed(exception, AttemptId, track.Name);
        if (segment is not null)
        {
            Replace(segment.Number, entry => entry with { Samples = segment.Journal.Samples, Damaged = true });
        }

        _manifest = _manifest with
        {
            Incidents =
            [
                .. _manifest.Incidents,
                string.Create(CultureInfo.InvariantCulture, $"{_now.Utc:O} {track.Name}: {exception.GetType().Name} while writing the journal"),
            ],
        };
        _unsaved = true;
        raise(new RecordingEvent.Alarm(AttemptId, RecorderAlarm.JournalWriteFailed));
    }

    private RecordingEvidence? EvidenceOf(RecordingManifest m) =>
        m.State == RecordingState.Ready && m.Files.FirstOrDefault(f => f.Name == paths.WavName) is { } wav
            ? new RecordingEvidence(wav.Sha256, [.. m.Segments.Select(s => new JournalEvidence(s.Track, s.Number, s.ChainHead, s.Sha256))])
            : null;

    private static long ToNanoseconds(long samples) => samples * 62_500 / 3;

    private static long ToSamples(long nanoseconds) => (long)Math.Round(nanoseconds * 3 / 62_500.0);

    private VoiceTrack Track(Slot slot)
    {
        if (!_tracks.TryGetValue(slot, out var track))
        {
            track = new VoiceTrack(slot, options.ReorderMilliseconds * 1_000_000L, this);
            _tracks.Add(slot, track);
        }

        return track;
    }

    private IEnumerable<RecordingGap> GapBefore(RecordingSegment segment)
    {
        var before = _manifest.Segments.LastOrDefault(s => s.Track == segment.Track);
        if (before?.EndSample is { } end && end < segment.StartSample)
        {
            var cause = before.Run != segment.Run ? GapCause.Restart : before.Damaged ? GapCause.Storage : GapCause.Connection;
            yield return new RecordingGap(segment.Track, end, segment.StartSample - end, cause);
        }
    }

    private void Replace(int number, Func<RecordingSegment, RecordingSegment> change) =>
        _manifest = _manifest with { Segments = [.. _manifest.Segments.Select(s => s.Number == number ? change(s) : s)] };

    private void Hear()
    {
        var both = _manifest is { ParticipantHeardAt: not null, InterlocutorHeardAt: not null };
        foreach (var track in _tracks.Values.Where(t => t.Heard))
        {
            if (track.Slot.Seat == Seat.Participant && _manifest.ParticipantHeardAt is null)
            {
                Save(_manifest with { ParticipantHeardAt = _now.Utc });
                raise(new RecordingEvent.SideHeard(AttemptId, Seat.Participant));
            }
            else if (track.Slot.Seat == Seat.Interlocutor && _manifest.InterlocutorHeardAt is null)
            {
                Save(_manifest with { InterlocutorHeardAt = _now.Utc });
                raise(new RecordingEvent.SideHeard(AttemptId, Seat.Interlocutor));
            }
        }

        if (!both && _manifest is { ParticipantHeardAt: not null, InterlocutorHeardAt: not null })
        {
            raise(new RecordingEvent.BothSidesHeard(AttemptId));
        }
    }

    /// <summary>A manifest that cannot be saved now stays in memory and is saved with the next commit.</summary>
    private void Save(RecordingManifest changed)
    {
        _manifest = changed;
        try
        {
            Directory.CreateDirectory(paths.Folder);
            changed.Save(paths.Manifest);
            _unsaved = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_unsaved)
            {
                raise(new RecordingEvent.Alarm(AttemptId, RecorderAlarm.JournalWriteFailed));
            }

            _unsaved = true;
            log.ManifestNotSaved(exception, AttemptId);
        }
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
