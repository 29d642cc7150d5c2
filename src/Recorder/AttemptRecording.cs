using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;
using Itog.Recorder.Video;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder;

/// <summary>
/// One recording, of an attempt or of an auditorium's day: its manifest and, while it runs, its ring and tracks. Owned by
/// <see cref="RecordingService"/>; the recorder thread drains and commits it, other threads mark, pause, stop and look, all under one lock
/// that is never held by a media thread.
/// </summary>
internal sealed class AttemptRecording
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Slot, VoiceTrack> _tracks = [];
    private readonly RecordingPaths _paths;
    private readonly RecorderOptions _options;
    private readonly Action<RecordingEvent> _raise;
    private readonly ILogger _log;
    private readonly ManifestKeeper _keeper;
    private readonly SegmentShelf _shelf;
    private readonly PictureRecorder _pictures;
    private LiveWatch _live;
    private PacketRing? _ring;
    private IAsyncDisposable? _attachment;
    private long _overflows;
    private string? _problem;
    private bool _held;
    private bool _retired;

    public AttemptRecording(
        RecordingPaths paths, RecordingManifest manifest, RecorderOptions options, Action<RecordingEvent> raise, ILogger log)
    {
        (_paths, _options, _raise, _log) = (paths, options, raise, log);
        _keeper = new ManifestKeeper(paths, manifest, raise, log);
        _live = new LiveWatch(manifest.AnsweringSeat);
        _shelf = new SegmentShelf(paths, _keeper, raise, log);
        _pictures = new PictureRecorder(paths, _keeper, _shelf, raise, log);
    }

    public Guid AttemptId => _keeper.Current.AttemptId;

    public RecordingPaths Paths => _paths;

    public RecordingManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _keeper.Current;
            }
        }
    }

    public RecordingState State => Manifest.State;

    /// <summary>Packets dropped before the disk in this run.</summary>
    public long Overflows => _ring?.Overflows ?? 0;

    /// <summary>Begins or continues: from now on what comes through <paramref name="ring"/> belongs to the recording. Without a ring it stays paused.</summary>
    /// <param name="pictures">What came of the room's pictures; null when none are wanted.</param>
    public void Run(PacketRing? ring, IRoomAttachment? attachment, JournalMoment now, PacketRing? pictures = null)
    {
        lock (_gate)
        {
            _shelf.Now = now;
            _ring = ring;
            _attachment = attachment;
            _pictures.Run(pictures, attachment);
            _shelf.Begin();
            _keeper.Save(m => m with { State = RecordingState.Recording });
        }
    }

    /// <summary>Recorder thread: takes what has come into the ring and lets time pass.</summary>
    public void Drain(JournalMoment now)
    {
        lock (_gate)
        {
            _shelf.Now = now;
            if (_ring is not { } ring)
            {
                return;
            }

            _pictures.Drain(now);
            while (ring.TryPeek(out var entry, out var payload))
            {
                var track = Track(entry.Slot);
                switch (entry.Kind)
                {
                    case RingEntryKind.Packet:
                        _live.Packet(entry);
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

    /// <summary>Recorder thread, at every commit: writes what was gathered and vouches for it; tells how many journals have something to be brought to the disk.</summary>
    /// <param name="look">Whether to see if the files are still where they belong.</param>
    public int Write(JournalMoment now, bool look)
    {
        lock (_gate)
        {
            _shelf.Now = now;
            var journals = _pictures.Write(now, look);
            foreach (var track in _tracks.Values)
            {
                journals += track.Write(now, look) ? 1 : 0;
            }

            return journals;
        }
    }

    /// <summary>Recorder thread: brings everything written to the disk, file by file.</summary>
    public void Settle(JournalMoment now)
    {
        lock (_gate)
        {
            _shelf.Now = now;
            foreach (var track in _tracks.Values)
            {
                track.Settle(now);
            }

            _pictures.Settle(now);
        }
    }

    /// <summary>Recorder thread, when what was written is on the disk: saves the manifest, tells whose sound is now certain.</summary>
    /// <inheritdoc cref="Write"/>
    public void Confirm(JournalMoment now, bool look)
    {
        lock (_gate)
        {
            _shelf.Now = now;
            foreach (var track in _tracks.Values)
            {
                track.Confirm();
            }

            _pictures.Confirm(now);
            if (Overflows > _overflows)
            {
                _overflows = Overflows;
                _log.RingOverflow(AttemptId, _overflows);
                _raise(new RecordingEvent.Alarm(AttemptId, RecorderAlarm.RingOverflow));
            }

            Hear();
            _keeper.Commit(look);
        }
    }

    /// <summary>Recorder thread, once a second: tells what began or ceased to be wrong with the voices.</summary>
    public void Listen(JournalMoment now)
    {
        lock (_gate)
        {
            if (_ring is not null)
            {
                Tell(_live.Tell(now.Monotonic));
            }
        }
    }

    /// <summary>Recorder thread, at every commit while it does not run: a manifest that could not be saved is tried again.</summary>
    public void Keep()
    {
        lock (_gate)
        {
            _keeper.SaveWhatIsLeft();
        }
    }

    /// <summary>Recorder thread, once a minute: the newest chain values of the journals that are being written.</summary>
    public IReadOnlyList<JournalEvidence> Heads()
    {
        lock (_gate)
        {
            return [.. _tracks.Values.Select(t => t.Head).OfType<JournalEvidence>(), .. _pictures.Heads()];
        }
    }

    // What happened before the first sample, as the admission that begins the recording, stands at its beginning.
    public void Mark(IEnumerable<Bookmark> marks, DateTimeOffset at)
    {
        lock (_gate)
        {
            _keeper.Save(m => m with { Marks = [.. m.Marks, .. marks.Select(b => new RecordingMark(b.Kind, b.Label, at, Math.Max(0, m.PositionOf(at))))] });
            _pictures.MakeSeekable(_shelf.Now);
            foreach (var mark in marks)
            {
                _live.Mark(mark.Kind, mark.Label, _shelf.Now.Monotonic);
            }
        }
    }

    /// <summary>Switches off; returns what has to be detached, null when there is nothing. Packets that are still in the ring were said before.</summary>
    public IAsyncDisposable? Pause(DateTimeOffset at, string reason, JournalMoment now)
    {
        Drain(now);
        lock (_gate)
        {
            if (_keeper.Current is not { State: RecordingState.Recording, Paused: false })
            {
                return null;
            }

            CloseTracks(now);
            Tell(_live.Over());
            _live = new LiveWatch(_keeper.Current.AnsweringSeat);
            _keeper.Save(m => m with { Pauses = [.. m.Pauses, new RecordingPause(m.PositionOf(at), null, reason)] });
            return Detach();
        }
    }

    /// <summary>Switches on again.</summary>
    public void Resume(DateTimeOffset at, PacketRing ring, IRoomAttachment attachment, JournalMoment now, PacketRing? pictures = null)
    {
        lock (_gate)
        {
            _pictures.Run(pictures, attachment);
            _shelf.Now = now;
            _shelf.GoOn();
            (_ring, _attachment) = (ring, attachment);
            if (_keeper.Current.Marks.LastOrDefault(mark => mark.Kind == AnswerSpan.StageMark) is { } stage)
            {
                _live.Mark(stage.Kind, stage.Label, now.Monotonic);
            }

            _keeper.Save(m => m with { Pauses = [.. m.Pauses.SkipLast(1), m.Pauses[^1] with { EndSample = m.PositionOf(at) }] });
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
            if (_keeper.Current.State is not (RecordingState.Recording or RecordingState.Interrupted))
            {
                return null;
            }

            CloseTracks(now);

            // What was heard after the last moment that the exam counts stays in: nothing recorded is thrown away.
            _keeper.Save(m =>
            {
                var end = Math.Max(0, m.Segments.Select(s => s.EndSample ?? s.StartSample).Append(m.PositionOf(at)).Max());
                return m with
                {
                    State = RecordingState.Finalising,
                    Stopped = at,
                    Samples = end,
                    PictureGaps = [.. m.PictureGaps, .. PictureGaps.AtEnd(m, end)],
                    Pauses = [.. m.Pauses.Select(p => p with { EndSample = p.EndSample ?? end })],
                };
            });
            return Detach() ?? Nothing.Instance;
        }
    }

    /// <summary>At the end of the process: writes what is held, so that the next run loses nothing; the recording stays open.</summary>
    public IAsyncDisposable? Suspend(JournalMoment now)
    {
        Drain(now);
        lock (_gate)
        {
            CloseTracks(now);
            return Detach();
        }
    }

    /// <summary>Changes the manifest and saves it.</summary>
    public void Update(Func<RecordingManifest, RecordingManifest> change)
    {
        lock (_gate)
        {
            _keeper.Save(change);
        }
    }

    /// <summary>Its files are about to be made: until <see cref="LetGo"/> it cannot be destroyed. False when it is.</summary>
    public bool TryHold()
    {
        lock (_gate)
        {
            _held = !_retired;
            return _held;
        }
    }

    public void LetGo()
    {
        lock (_gate)
        {
            _held = false;
        }
    }

    /// <summary>It is about to be destroyed: no file of it is made any more. False while some are being made.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            _retired |= !_held;
            return _retired;
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
            return RecordingStatus.Of(_keeper.Current, _paths, TimeSpan.FromTicks(_shelf.ElapsedTicks), _problem);
        }
    }

    private void Tell(IEnumerable<(Seat Seat, SoundFault Fault, bool Present)> changes)
    {
        foreach (var (seat, fault, present) in changes)
        {
            _raise(new RecordingEvent.SoundChanged(AttemptId, seat, fault, present));
        }
    }

    private VoiceTrack Track(Slot slot)
    {
        if (!_tracks.TryGetValue(slot, out var track))
        {
            track = new VoiceTrack(slot, _options.ReorderMilliseconds * 1_000_000L, _shelf);
            _tracks.Add(slot, track);
        }

        return track;
    }

    private void CloseTracks(JournalMoment now)
    {
        foreach (var track in _tracks.Values)
        {
            track.Close(now);
        }

        _pictures.Close(now);
        Hear();
        _tracks.Clear();
    }

    private IAsyncDisposable? Detach()
    {
        var attachment = _attachment;
        (_ring, _attachment) = (null, null);
        return attachment;
    }

    private void Hear()
    {
        var both = _keeper.Current is { ParticipantHeardAt: not null, InterlocutorHeardAt: not null };
        foreach (var track in _tracks.Values.Where(t => t.Heard))
        {
            if (track.Slot.Seat == _keeper.Current.AnsweringSeat && _keeper.Current.ParticipantHeardAt is null)
            {
                _keeper.Save(m => m with { ParticipantHeardAt = _shelf.Now.Utc });
                _raise(new RecordingEvent.SideHeard(AttemptId, Seat.Participant));
            }
            else if (track.Slot.Seat == Seat.Interlocutor && _keeper.Current.InterlocutorHeardAt is null)
            {
                _keeper.Save(m => m with { InterlocutorHeardAt = _shelf.Now.Utc });
                _raise(new RecordingEvent.SideHeard(AttemptId, Seat.Interlocutor));
            }
        }

        if (!both && _keeper.Current is { ParticipantHeardAt: not null, InterlocutorHeardAt: not null })
        {
            _raise(new RecordingEvent.BothSidesHeard(AttemptId));
        }
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
