using Itog.Conference;
using Itog.Recorder.Journal;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Video;

/// <summary>
/// The moving pictures of one recording: their ring and tracks. They have a ring of their own, so that no burst of a key frame ever costs a word.
/// Owned by <see cref="AttemptRecording"/>, called under its lock.
/// </summary>
internal sealed class PictureRecorder(RecordingPaths paths, ManifestKeeper keeper, SegmentShelf line, Action<RecordingEvent> raise, ILogger log)
{
    /// <summary>A player decodes all from the last key frame before a place; a key frame costs about as much as a second of a face.</summary>
    private const long KeyFrameEvery = 20_000_000_000;

    private readonly PictureShelf _shelf = new(paths, keeper, line, raise, log);
    private readonly Dictionary<Slot, PictureTrack> _tracks = [];
    private PacketRing? _ring;
    private IRoomAttachment? _room;
    private long _overflows;
    private long? _asked;

    /// <summary>What comes through <paramref name="ring"/> from now on belongs to the recording.</summary>
    public void Run(PacketRing? ring, IRoomAttachment? room) => (_ring, _room, _overflows) = (ring, room, 0);

    /// <summary>Takes what has come and lets time pass.</summary>
    public void Drain(JournalMoment now)
    {
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
                    track.Report(entry);
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

    /// <summary>At every commit: writes what was gathered and vouches for it; tells how many journals have something to be brought to the disk.</summary>
    /// <param name="look">Whether to see if the files are still where they belong.</param>
    public int Write(JournalMoment now, bool look)
    {
        var journals = 0;
        foreach (var track in _tracks.Values)
        {
            journals += track.Write(now, look) ? 1 : 0;
        }

        return journals;
    }

    /// <summary>Brings everything written to the disk.</summary>
    public void Settle(JournalMoment now)
    {
        foreach (var track in _tracks.Values)
        {
            track.Settle(now);
        }
    }

    /// <summary>What was written is on the disk. Now and then a key frame is asked for, so that a player can go to any place at once.</summary>
    public void Confirm(JournalMoment now)
    {
        if (_ring is { } ring && ring.Overflows > _overflows)
        {
            _overflows = ring.Overflows;
            log.RingOverflow(keeper.Current.AttemptId, _overflows);
            raise(new RecordingEvent.Alarm(keeper.Current.AttemptId, RecorderAlarm.RingOverflow));
        }

        if (!(now.Monotonic - _asked < KeyFrameEvery))
        {
            MakeSeekable(now);
        }
    }

    /// <summary>Asks for key frames, so that a player can begin here: at a bookmark, or when the last ones are long ago.</summary>
    public void MakeSeekable(JournalMoment now)
    {
        _asked = now.Monotonic;
        foreach (var track in _tracks.Values)
        {
            Ask(track.Slot);
        }
    }

    /// <summary>Ends every segment.</summary>
    public void Close(JournalMoment now)
    {
        foreach (var track in _tracks.Values)
        {
            track.Close(now);
        }

        _tracks.Clear();
        (_ring, _room) = (null, null);
    }

    public IEnumerable<JournalEvidence> Heads() => _tracks.Values.Select(t => t.Head).OfType<JournalEvidence>();

    private PictureTrack Track(Slot slot)
    {
        if (!_tracks.TryGetValue(slot, out var track))
        {
            track = new PictureTrack(slot, _shelf, Ask);
            _tracks.Add(slot, track);
        }

        return track;
    }

    private void Ask(Slot slot) => _room?.RequestKeyFrame(slot);
}
