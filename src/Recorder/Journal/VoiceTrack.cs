using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Journal;

/// <summary>
/// One microphone slot of a recording: gives each connection of its holder a segment of its own. Called by its
/// <see cref="AttemptRecording"/> under the recording's lock.
/// </summary>
internal sealed class VoiceTrack(Slot slot, long reorderNanoseconds, ISegmentShelf shelf) : IVoiceSink
{
    private const long RetryAfter = 1_000_000_000;
    private const long IgnoreReplacedFor = 2_000_000_000;
    private const long HeardSamples = 300 * 48;
    private const long HeardUnmeasuredSamples = 1000 * 48;

    private (uint Ssrc, long Until) _replaced;
    private VoiceTimeline? _timeline;
    private OpenSegment? _segment;
    private (uint Ssrc, MemberId Member) _source;
    private SenderReport? _report;
    private VoiceCounters _unconfirmed;
    private long _stragglers;
    private long _soundBefore;
    private long _unmeasuredBefore;
    private long _retryAt = long.MinValue;

    public Slot Slot => slot;

    public string Name { get; } = slot.ToString();

    /// <summary>Enough sound was written and is on the disk.</summary>
    public bool Heard { get; private set; }

    /// <summary>The newest chain value of the journal that is being written; null between two.</summary>
    public JournalEvidence? Head => _segment is { } open ? new JournalEvidence(Name, open.Number, open.Journal.ChainHead, Sha256: null) : null;

    public void Packet(in RingEntry entry, ReadOnlySpan<byte> payload, JournalMoment now)
    {
        if (entry.Ssrc == _replaced.Ssrc && entry.Arrival < _replaced.Until)
        {
            // Still on the way when its connection was replaced; later the same source may rightly come back.
            _stragglers++;
            return;
        }

        if (_timeline is not null && _source != (entry.Ssrc, entry.Member))
        {
            _replaced = (_source.Ssrc, entry.Arrival + IgnoreReplacedFor);
            Close(now);
        }

        if (_timeline is null && entry.Arrival < _retryAt)
        {
            return;
        }

        _timeline ??= new VoiceTimeline(this, reorderNanoseconds, shelf.Earliest);
        _source = (entry.Ssrc, entry.Member);
        try
        {
            _timeline.Push(RingPacket.Of(entry, payload));
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
        }
    }

    public void Report(in RingEntry entry, JournalMoment now)
    {
        if (_timeline is not { } timeline || _source.Member != entry.Member)
        {
            return;
        }

        var report = new SenderReport(entry.Ntp, entry.RtpTimestamp);
        var arrival = entry.Arrival;
        _report = report;
        Try(now, () => timeline.Report(report, arrival));
    }

    /// <summary>Time has passed: what need not wait is written.</summary>
    public void Advance(JournalMoment now)
    {
        try
        {
            _timeline?.Advance(now.Monotonic);
            _segment?.Journal.Write();
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
        }
    }

    /// <summary>Vouches for what was written; tells whether there is something that has to be brought to the disk.</summary>
    /// <param name="look">Whether to see if the files are still where they belong.</param>
    public bool Write(JournalMoment now, bool look)
    {
        if (_segment is not { } segment || _timeline is not { } timeline)
        {
            return false;
        }

        try
        {
            if (look && segment.Journal.Rescue())
            {
                shelf.Rescued(this);
            }

            if (!segment.Journal.Unsealed)
            {
                return false;
            }

            _unconfirmed = Counters(timeline);
            segment.Journal.Seal(now, _unconfirmed, timeline.LastRtp, _report);
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

    /// <summary>What was written is on the disk.</summary>
    public void Confirm() => Heard |= IsSound(_unconfirmed);

    /// <summary>A track of this slot ended; the end of an earlier holder's does not touch the present one's.</summary>
    public void Ended(in RingEntry entry, JournalMoment now)
    {
        if (_source.Member == entry.Member)
        {
            Close(now);
        }
    }

    /// <summary>The connection is over: writes what is held and ends the segment.</summary>
    public void Close(JournalMoment now)
    {
        if (_timeline is not { } timeline)
        {
            return;
        }

        Try(now, () => timeline.Flush(now.Monotonic));
        if (_segment is { } segment)
        {
            var counters = Counters(timeline);
            if (Try(now, () => segment.Journal.Close(now, counters, timeline.LastRtp, _report)))
            {
                Heard |= IsSound(counters);
                _soundBefore += counters.SoundSamples;
                _unmeasuredBefore += counters.UnmeasuredSamples;
                shelf.Finished(segment, counters);
                segment.Journal.Dispose();
            }
        }

        Forget();
    }

    void IVoiceSink.Begin(long startNanoseconds) => _segment = shelf.Open(this, startNanoseconds);

    void IVoiceSink.Move(long startNanoseconds)
    {
        _segment = shelf.Move(_segment!, startNanoseconds);
        _segment.Journal.Move(_segment.StartSample);
    }

    void IVoiceSink.Append(ReadOnlySpan<byte> packet, int samples) => _segment!.Journal.Append(packet, samples);

    void IVoiceSink.Displaced(long from, long until, long samples)
    {
        var displacement = new SegmentDisplacement(from, until, samples);
        _segment!.Journal.Note(displacement);
        shelf.Displaced(_segment, displacement);
        ((IVoiceSink)this).Gap(from, samples, GapCause.Stall);
    }

    void IVoiceSink.Gap(long startSample, long samples, GapCause cause)
    {
        var gap = new RecordingGap(Name, _segment!.StartSample + startSample, samples, cause);
        _segment.Journal.Note(gap);
        shelf.Noted(gap);
    }

    private bool IsSound(in VoiceCounters counters) =>
        _soundBefore + counters.SoundSamples >= HeardSamples
        || _unmeasuredBefore + counters.UnmeasuredSamples >= HeardUnmeasuredSamples;

    private VoiceCounters Counters(VoiceTimeline timeline)
    {
        var counters = timeline.Counters;
        return counters with { Late = counters.Late + _stragglers };
    }

    private bool Try(JournalMoment now, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            Break(exception, now);
            return false;
        }
    }

    private static bool IsOfStorage(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Storage may fail at any write: then this segment is over and the next packets try a new one.</summary>
    private void Break(Exception exception, JournalMoment now)
    {
        _segment?.Journal.Abandon();
        shelf.Broken(this, _segment, exception);
        Forget();
        _retryAt = now.Monotonic + RetryAfter;
    }

    private void Forget()
    {
        _timeline = null;
        _segment = null;
        _report = null;
        _unconfirmed = default;
        _stragglers = 0;
    }
}
