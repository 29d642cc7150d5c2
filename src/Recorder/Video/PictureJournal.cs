using System.Buffers;
using Itog.Recorder.Journal;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Video;

/// <summary>
/// One segment of one picture on the disk: the IVF file and its sidecar, both only ever appended to. Frames are gathered and written at every commit, since
/// nothing vouches for them before. Recorder thread; an <see cref="IOException"/> from it means that this journal is over.
/// </summary>
internal sealed class PictureJournal : IDisposable
{
    private readonly JournalOpening _opening;
    private readonly ArrayBufferWriter<byte> _unsealed = new();
    private readonly List<PieceSeal> _pieces = [];
    private readonly List<RecordingGap> _gaps = [];
    private readonly JournalFile _pictures;
    private readonly JournalFile _sidecar;
    private readonly SidecarChain _chain = new(Sidecar.Genesis);
    private PictureCounters _sealed;
    private int _number;
    private long? _moved;
    private int _written;
    private long _sealedEnd;

    private PictureJournal(string path, JournalOpening opening)
    {
        _opening = opening;
        _pictures = new JournalFile(path);
        _sidecar = new JournalFile(Sidecar.PathFor(path));
    }

    public long Length => _pictures.Length;

    public string ChainHead => _chain.Head;

    /// <summary>Until when the last frame is shown, in samples of 48 kHz from the segment's start.</summary>
    public long Samples { get; private set; }

    /// <summary>The same for the last frame that a line vouches for.</summary>
    public long SealedSamples { get; private set; }

    /// <summary>There are frames that no line vouches for yet.</summary>
    public bool Unsealed => _unsealed.WrittenCount > 0;

    public static PictureJournal Create(string path, JournalOpening opening, int width, int height, JournalMoment now)
    {
        var journal = new PictureJournal(path, opening);
        Span<byte> header = stackalloc byte[Ivf.HeaderLength];
        Ivf.WriteHeader(header, width, height);
        journal.Gather(header, []);
        journal.Write();
        journal._pictures.Settle();
        journal.Seal(JournalRecordKind.Opened, now, default, null, null);
        journal.Settle();
        return journal;
    }

    /// <param name="time">90 kHz from the segment's start.</param>
    /// <param name="until">Until when it is shown, in samples of 48 kHz from the segment's start.</param>
    public void Append(ReadOnlySpan<byte> frame, long time, long until)
    {
        Span<byte> header = stackalloc byte[Ivf.FrameHeaderLength];
        Ivf.WriteFrameHeader(header, frame.Length, time);
        Gather(header, frame);
        Samples = until;
    }

    /// <summary>Notes a gap for the next line; positions are those of the recording.</summary>
    public void Note(RecordingGap gap) => _gaps.Add(gap);

    /// <summary>Notes for the next line that the segment begins at another place than it was opened with.</summary>
    public void Move(long startSample) => _moved = startSample;

    /// <summary>Writes what was gathered and vouches for it. Both have to be brought to the disk; which of them gets there first does not matter.</summary>
    public void Seal(JournalMoment now, PictureCounters counters, uint? rtp, SenderReport? report) =>
        Seal(JournalRecordKind.Second, now, counters, rtp, report);

    /// <summary>Brings everything written to the disk.</summary>
    public void Settle()
    {
        _pictures.Settle();
        _sidecar.Settle();
    }

    /// <summary>Ends the journal, all of it on the disk.</summary>
    public void Close(JournalMoment now, PictureCounters counters, uint? rtp, SenderReport? report)
    {
        Write();
        _pictures.Settle();
        Seal(JournalRecordKind.Closed, now, counters, rtp, report);
        Settle();
    }

    /// <summary>Writes the files again when somebody deleted them from the folder; tells whether that was needed.</summary>
    public bool Rescue() => _pictures.Rescue() | _sidecar.Rescue();

    /// <summary>After a failed write: cuts off what no line vouches for, so that everything in the file holds.</summary>
    public void Abandon()
    {
        try
        {
            _pictures.Cut(_sealedEnd);
        }
        catch (IOException)
        {
            // The storage is gone; should it come back, the reader passes over the torn frame.
        }

        Dispose();
    }

    public void Dispose()
    {
        _pictures.Dispose();
        _sidecar.Dispose();
        _chain.Dispose();
    }

    private void Write()
    {
        if (_unsealed.WrittenCount > _written)
        {
            _pictures.Append(_unsealed.WrittenSpan[_written..]);
            _written = _unsealed.WrittenCount;
        }
    }

    private void Gather(ReadOnlySpan<byte> header, ReadOnlySpan<byte> frame)
    {
        var at = _unsealed.WrittenCount;
        _unsealed.Write(header);
        _unsealed.Write(frame);
        var piece = _unsealed.WrittenSpan[at..];
        _pieces.Add(new PieceSeal(piece.Length, OggCrc.Append(0, piece)));
    }

    private void Seal(JournalRecordKind kind, JournalMoment now, PictureCounters counters, uint? rtp, SenderReport? report)
    {
        Write();
        var record = new JournalRecord
        {
            Number = _number++,
            Kind = kind,
            End = _pictures.Length,
            Utc = now.Utc,
            Monotonic = now.Monotonic,
            Samples = Samples,
            Rtp = rtp,
            ReportNtp = report?.Ntp,
            ReportRtp = report?.Rtp,
            Opening = kind == JournalRecordKind.Opened ? _opening : null,
            StartSample = _moved,
            Gaps = _gaps.Count > 0 ? [.. _gaps] : null,
            Pieces = [.. _pieces],
            Pictures = kind == JournalRecordKind.Opened ? null : counters - _sealed,
        };
        _sidecar.Append(_chain.Seal(record, hash => hash.AppendData(_unsealed.WrittenSpan)));
        (_sealed, _sealedEnd, SealedSamples) = (counters, record.End, Samples);
        _gaps.Clear();
        _pieces.Clear();
        _moved = null;
        _unsealed.ResetWrittenCount();
        _written = 0;
    }
}
