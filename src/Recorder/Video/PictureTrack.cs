using Itog.Conference;
using Itog.Recorder.Journal;

namespace Itog.Recorder.Video;

/// <summary>
/// One camera or screen of a recording: gives each source of it (a connection, a layer) a segment of its own. Called by its
/// <see cref="PictureRecorder"/> under the recording's lock.
/// </summary>
internal sealed class PictureTrack(Slot slot, PictureShelf shelf, Action<Slot> askKeyFrame) : IFrameSink
{
    private const long Second = 1_000_000_000;
    private const long RetryAfter = Second;
    private const long IgnoreReplacedFor = 2 * Second;
    private const long AskKeyFrameEvery = Second;

    /// <summary>As long as the room itself asks its publishers for a missing packet.</summary>
    private const long Patience = 1500 * Second / 1000;

    /// <summary>Less is moved only when it is seen.</summary>
    private const long WorthMoving = 2 * Second / 1000;

    private const long NamedLoss = 500 * 48;
    private const long NamedCameraPause = 2_000 * 48;

    /// <summary>Browsers send a screen on which nothing happens about once a second, some less.</summary>
    private const long NamedScreenPause = 5_000 * 48;

    private const long ShortestFrame = 1600;
    private const long LongestFrame = 48_000;

    private (uint Ssrc, long Until) _replaced;
    private (uint Ssrc, MemberId Member) _source;
    private GapCause _between = GapCause.Pause;
    private ReorderBuffer? _order;
    private FrameAssembler? _frames;
    private PictureClock _clock = new();
    private OpenPicture? _segment;
    private SenderReport? _report;
    private long _start;
    private long _firstRtp;
    private long _time;
    private long _until;
    private long _stragglers;
    private long? _askedAt;
    private long _retryAt = long.MinValue;

    public Slot Slot => slot;

    public string Name { get; } = slot.ToString();

    /// <summary>The newest chain value of the journal that is being written; null between two.</summary>
    public JournalEvidence? Head => _segment is { } open ? new JournalEvidence(Name, open.Number, open.Journal.ChainHead, Sha256: null) : null;

    public void Packet(in RingEntry entry, ReadOnlySpan<byte> payload, JournalMoment now)
    {
        if (entry.Ssrc == _replaced.Ssrc && entry.Arrival < _replaced.Until)
        {
            // Still on the way when its source was replaced; later the same one may rightly come back.
            _stragglers++;
            return;
        }

        if (_frames is not null && _source != (entry.Ssrc, entry.Member))
        {
            // A sender changes to another layer when its line does not carry the first any more: what is not shown meanwhile was lost on it.
            _between = _source.Member == entry.Member ? GapCause.Loss : GapCause.Connection;
            _replaced = (_source.Ssrc, entry.Arrival + IgnoreReplacedFor);
            Close(now);
        }
        else if (_frames is null && _source.Member != entry.Member)
        {
            _between = GapCause.Connection;
        }

        if (_frames is null && entry.Arrival < _retryAt)
        {
            return;
        }

        _order ??= new ReorderBuffer(Patience);
        _frames ??= new FrameAssembler(this);
        _source = (entry.Ssrc, entry.Member);
        var packet = RingPacket.Of(entry, payload);
        if (_order.TryPass(packet))
        {
            Add(packet, now);
            return;
        }

        _order.Offer(packet);
        Take(now, entry.Arrival, all: false);
    }

    /// <summary>The publisher's sender report.</summary>
    public void Report(in RingEntry entry)
    {
        if (_source.Member == entry.Member && _frames?.Newest is { } newest)
        {
            _report = new SenderReport(entry.Ntp, entry.RtpTimestamp);
            _clock.Report(entry.Ntp, newest.Rtp + (int)(entry.RtpTimestamp - newest.RtpTimestamp), entry.Arrival);
        }
    }

    /// <summary>Time has passed: gives up missing packets, and asks for a key frame when nothing can be shown.</summary>
    public void Advance(JournalMoment now)
    {
        Take(now, now.Monotonic, all: false);
        if (_frames is { NeedsKeyFrame: true } && !(now.Monotonic - _askedAt < AskKeyFrameEvery))
        {
            _askedAt = now.Monotonic;
            askKeyFrame(slot);
        }
    }

    /// <summary>Writes the frames that were gathered and vouches for them; tells whether there is something that has to be brought to the disk.</summary>
    /// <param name="look">Whether to see if the files are still where they belong.</param>
    public bool Write(JournalMoment now, bool look)
    {
        if (_segment is not { } segment || _frames is not { } frames)
        {
            return false;
        }

        try
        {
            if (look && segment.Journal.Rescue())
            {
                shelf.Rescued(Name);
            }

            if (!segment.Journal.Unsealed)
            {
                return false;
            }

            segment.Journal.Seal(now, Counters(frames), frames.Newest?.RtpTimestamp, _report);
            _report = null;
            return true;
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
            return false;
        }
    }

    /// <summary>Brings everything written to the disk.</summary>
    public void Settle(JournalMoment now)
    {
        if (_segment is { } segment)
        {
            Try(now, segment.Journal.Settle);
        }
    }

    /// <summary>A track of this slot ended; the end of an earlier holder's does not touch the present one's.</summary>
    public void Ended(in RingEntry entry, JournalMoment now)
    {
        if (_source.Member == entry.Member)
        {
            _between = GapCause.Pause;
            Close(now);
        }
    }

    /// <summary>The source is gone: writes what is held and ends the segment.</summary>
    public void Close(JournalMoment now)
    {
        Take(now, now.Monotonic, all: true);
        if (_segment is { } segment && _frames is { } frames)
        {
            var counters = Counters(frames);
            Try(now, () =>
            {
                segment.Journal.Close(now, counters, frames.Newest?.RtpTimestamp, _report);
                shelf.Finished(segment, counters);
                segment.Journal.Dispose();
            });
        }

        Forget();
    }

    void IFrameSink.Frame(in FrameHead head, ReadOnlySpan<byte> data)
    {
        _clock.Frame(head.Rtp, head.Arrival);
        var seen = _clock.Offset + PictureClock.ToNanoseconds(head.Rtp);
        if (_segment is null)
        {
            _start = Math.Max(seen, shelf.Earliest);
            (_firstRtp, _time, _until) = (head.Rtp, -1, 0);
            _segment = shelf.Open(Name, slot, _start, head.Width, head.Height, _between);
        }
        else if (_clock.Settling)
        {
            Move(Math.Max(_clock.Offset + PictureClock.ToNanoseconds(_firstRtp), shelf.Earliest));
        }

        if (head.Key)
        {
            shelf.Sized(_segment, head.Width, head.Height);
        }

        // A time stamp never goes back, whatever the mapping does.
        var time = Math.Max(_time + 1, (seen - _start) * 9 / 100_000);
        var at = time * 48 / 90;
        NameGap(at, head.AfterLoss);
        var shown = _time < 0 ? ShortestFrame : Math.Clamp(at - (_time * 48 / 90), ShortestFrame, LongestFrame);
        (_time, _until) = (time, at + shown);
        _segment.Journal.Append(data, time, _until);
    }

    private void NameGap(long at, bool afterLoss)
    {
        var missing = at - _until;
        if (_time < 0 || missing < (afterLoss ? NamedLoss : slot.Source == TrackSource.Screen ? NamedScreenPause : NamedCameraPause))
        {
            return;
        }

        var gap = new RecordingGap(Name, _segment!.StartSample + _until, missing, afterLoss ? GapCause.Loss : GapCause.Pause);
        _segment.Journal.Note(gap);
        shelf.Noted(gap);
    }

    private void Move(long start)
    {
        if (Math.Abs(start - _start) >= WorthMoving)
        {
            _start = start;
            _segment = shelf.Move(_segment!, start);
            _segment.Journal.Move(_segment.StartSample);
        }
    }

    private void Take(JournalMoment now, long at, bool all)
    {
        while (_order is { Waiting: > 0 } order && order.TryTake(at, out var packet, all))
        {
            Add(packet, now);
        }
    }

    private void Add(in RingPacket packet, JournalMoment now)
    {
        try
        {
            _frames!.Add(packet);
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
        }
    }

    private PictureCounters Counters(FrameAssembler frames) => frames.Counters with { Late = _stragglers + (_order?.Late ?? 0) };

    private void Try(JournalMoment now, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
        }
    }

    private static bool IsOfStorage(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Storage may fail at any write: then this segment is over and the next key frame begins a new one.</summary>
    private void Break(Exception exception, JournalMoment now)
    {
        _segment?.Journal.Abandon();
        shelf.Broken(Name, _segment, exception);
        Forget();
        _retryAt = now.Monotonic + RetryAfter;
    }

    private void Forget()
    {
        (_order, _frames, _segment, _report) = (null, null, null, null);
        _clock = new PictureClock();
        _stragglers = 0;
    }
}
