using System.Buffers;
using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Journal;

/// <summary>
/// One segment of one track on the disk: the Ogg Opus file and its sidecar, both only ever appended to. Recorder thread; an
/// <see cref="IOException"/> from it means that this journal is over.
/// </summary>
internal sealed class VoiceJournal : IDisposable
{
    private readonly OggOpusWriter _writer;
    private readonly JournalOpening _opening;
    private readonly ArrayBufferWriter<byte> _unsealed = new();
    private readonly List<RecordingGap> _gaps = [];
    private readonly List<SegmentDisplacement> _displaced = [];
    private readonly JournalFile _sound;
    private readonly JournalFile _sidecar;
    private readonly SidecarChain _chain = new(Sidecar.Genesis);
    private VoiceCounters _sealed;
    private int _number;
    private long? _moved;
    private long _wholePages;

    private VoiceJournal(string path, JournalOpening opening)
    {
        _opening = opening;
        _sound = new JournalFile(path);
        _sidecar = new JournalFile(Sidecar.PathFor(path));
        _writer = new OggOpusWriter((uint)opening.Segment, WritePage);
    }

    public long Samples => _writer.Samples;

    /// <summary>Samples in the pages that were written whole.</summary>
    public long WrittenSamples { get; private set; }

    public long Length => _sound.Length;

    public string ChainHead => _chain.Head;

    /// <summary>Something was written that no line vouches for yet.</summary>
    public bool Unsealed => _unsealed.WrittenCount > 0;

    public static VoiceJournal Create(string path, JournalOpening opening, JournalMoment now)
    {
        var journal = new VoiceJournal(path, opening);
        journal._writer.WriteHeaders();
        journal._sound.Settle();
        journal.Seal(JournalRecordKind.Opened, now, default, null, null);
        journal.Settle();
        return journal;
    }

    public void Append(ReadOnlySpan<byte> packet, int samples) => _writer.Append(packet, samples);

    /// <summary>Writes the page begun, if there is any.</summary>
    public void Write() => _writer.FlushPage();

    /// <summary>Notes a gap for the next line; positions are those of the recording.</summary>
    public void Note(RecordingGap gap) => _gaps.Add(gap);

    /// <summary>Notes for the next line that a part of the journal lies too early.</summary>
    public void Note(SegmentDisplacement displacement) => _displaced.Add(displacement);

    /// <summary>Notes for the next line that the segment begins at another place than it was opened with.</summary>
    public void Move(long startSample) => _moved = startSample;

    /// <summary>Vouches for everything written since the last line. Both have to be brought to the disk; which of them gets there first does not matter.</summary>
    public void Seal(JournalMoment now, VoiceCounters counters, uint? rtp, SenderReport? report) =>
        Seal(JournalRecordKind.Second, now, counters, rtp, report);

    /// <summary>Brings everything written to the disk.</summary>
    public void Settle()
    {
        _sound.Settle();
        _sidecar.Settle();
    }

    /// <summary>Ends the journal, all of it on the disk.</summary>
    public void Close(JournalMoment now, VoiceCounters counters, uint? rtp, SenderReport? report)
    {
        _writer.Close();
        _sound.Settle();
        Seal(JournalRecordKind.Closed, now, counters, rtp, report);
        Settle();
    }

    /// <summary>
    /// Somebody may have deleted the folder: the open files still hold every byte where the system lets open files be deleted, and are written
    /// to their places again. Tells whether that was needed.
    /// </summary>
    public bool Rescue() => _sound.Rescue() | _sidecar.Rescue();

    /// <summary>After a failed write: cuts off the page that was not written whole, so that everything in the file holds.</summary>
    public void Abandon()
    {
        try
        {
            _sound.Cut(_wholePages);
        }
        catch (IOException)
        {
            // The storage is gone; should it come back, the reader passes over the torn page.
        }

        Dispose();
    }

    public void Dispose()
    {
        _sound.Dispose();
        _sidecar.Dispose();
        _chain.Dispose();
    }

    private void WritePage(ReadOnlySpan<byte> page)
    {
        _sound.Append(page);
        (WrittenSamples, _wholePages) = (_writer.Samples, _sound.Length);
        _unsealed.Write(page);
    }

    private void Seal(JournalRecordKind kind, JournalMoment now, VoiceCounters counters, uint? rtp, SenderReport? report)
    {
        var record = new JournalRecord
        {
            Number = _number++,
            Kind = kind,
            End = _sound.Length,
            Utc = now.Utc,
            Monotonic = now.Monotonic,
            Samples = _writer.Samples,
            Rtp = rtp,
            ReportNtp = report?.Ntp,
            ReportRtp = report?.Rtp,
            Opening = kind == JournalRecordKind.Opened ? _opening : null,
            StartSample = _moved,
            Counts = kind == JournalRecordKind.Opened ? null : counters - _sealed,
            Gaps = _gaps.Count > 0 ? [.. _gaps] : null,
            Displaced = _displaced.Count > 0 ? [.. _displaced] : null,
        };
        _sidecar.Append(_chain.Seal(record, hash => hash.AppendData(_unsealed.WrittenSpan)));
        _sealed = counters;
        _gaps.Clear();
        _displaced.Clear();
        _moved = null;
        _unsealed.ResetWrittenCount();
    }
}
