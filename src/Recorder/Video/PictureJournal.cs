using System.Text;
using Itog.Recorder.Journal;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Video;

/// <summary>
/// One segment of one picture on the disk: the IVF file and its sidecar, both only ever appended to. Recorder thread; an
/// <see cref="IOException"/> from it means that this journal is over.
/// </summary>
internal sealed class PictureJournal : IDisposable
{
    private readonly JournalOpening _opening;
    private readonly MemoryStream _unsealed = new();
    private readonly List<PieceSeal> _pieces = [];
    private readonly List<RecordingGap> _gaps = [];
    private FileStream _pictures;
    private FileStream _sidecar;
    private byte[] _chain = Sidecar.Genesis;
    private PictureCounters _sealed;
    private int _number;
    private long? _moved;

    private PictureJournal(string path, JournalOpening opening)
    {
        Path = path;
        _opening = opening;
        _pictures = JournalFile.Create(path);
        _sidecar = JournalFile.Create(Sidecar.PathFor(path));
    }

    public string Path { get; }

    public long Length => _pictures.Position;

    public string ChainHead => Convert.ToHexStringLower(_chain);

    /// <summary>Until when the last frame is shown, in samples of 48 kHz from the segment's start.</summary>
    public long Samples { get; private set; }

    public static PictureJournal Create(string path, JournalOpening opening, int width, int height, JournalMoment now)
    {
        var journal = new PictureJournal(path, opening);
        Span<byte> header = stackalloc byte[Ivf.HeaderLength];
        Ivf.WriteHeader(header, width, height);
        journal.Write(header, []);
        journal.Seal(JournalRecordKind.Opened, now, default, null, null);
        return journal;
    }

    /// <param name="time">90 kHz from the segment's start.</param>
    /// <param name="until">Until when it is shown, in samples of 48 kHz from the segment's start.</param>
    public void Append(ReadOnlySpan<byte> frame, long time, long until)
    {
        Span<byte> header = stackalloc byte[Ivf.FrameHeaderLength];
        Ivf.WriteFrameHeader(header, frame.Length, time);
        Write(header, frame);
        Samples = until;
    }

    /// <summary>Notes a gap for the next line; positions are those of the recording.</summary>
    public void Note(RecordingGap gap) => _gaps.Add(gap);

    /// <summary>Notes for the next line that the segment begins at another place than it was opened with.</summary>
    public void Move(long startSample) => _moved = startSample;

    /// <summary>Vouches for everything written since the last line and brings it to the disk.</summary>
    public void Seal(JournalRecordKind kind, JournalMoment now, PictureCounters counters, uint? rtp, SenderReport? report)
    {
        if (kind == JournalRecordKind.Second && _unsealed.Length == 0)
        {
            return;
        }

        _pictures.Flush(flushToDisk: true);
        var record = new JournalRecord
        {
            Number = _number++,
            Kind = kind,
            End = _pictures.Position,
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
        var (line, chain) = Sidecar.Seal(record, _chain, hash => hash.AppendData(_unsealed.GetBuffer(), 0, (int)_unsealed.Length));
        _sidecar.Write(Encoding.UTF8.GetBytes(line));
        _sidecar.Flush(flushToDisk: true);
        _chain = chain;
        _sealed = counters;
        _gaps.Clear();
        _pieces.Clear();
        _moved = null;
        _unsealed.SetLength(0);
    }

    /// <summary>Writes the files again when somebody deleted them from the folder; tells whether that was needed.</summary>
    public bool Rescue()
    {
        if (File.Exists(Path) && File.Exists(Sidecar.PathFor(Path)))
        {
            return false;
        }

        _pictures = JournalFile.Rescue(_pictures, Path);
        _sidecar = JournalFile.Rescue(_sidecar, Sidecar.PathFor(Path));
        return true;
    }

    public void Dispose()
    {
        _pictures.Dispose();
        _sidecar.Dispose();
    }

    private void Write(ReadOnlySpan<byte> header, ReadOnlySpan<byte> frame)
    {
        var at = (int)_unsealed.Length;
        _unsealed.Write(header);
        _unsealed.Write(frame);
        var piece = _unsealed.GetBuffer().AsSpan(at, header.Length + frame.Length);
        _pictures.Write(piece);
        _pieces.Add(new PieceSeal(piece.Length, OggCrc.Append(0, piece)));
    }
}
