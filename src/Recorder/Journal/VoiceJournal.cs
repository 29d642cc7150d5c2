using System.Security.Cryptography;
using System.Text;
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
    private readonly MemoryStream _unsealed = new();
    private readonly List<RecordingGap> _gaps = [];
    private readonly List<SegmentDisplacement> _displaced = [];
    private FileStream _sound;
    private FileStream _sidecar;
    private byte[] _chain = Sidecar.Genesis;
    private VoiceCounters _sealed;
    private int _number;
    private long? _moved;
    private long _wholePages;

    private VoiceJournal(string path, JournalOpening opening)
    {
        Path = path;
        _opening = opening;
        _sound = JournalFile.Create(path);
        _sidecar = JournalFile.Create(Sidecar.PathFor(path));
        _writer = new OggOpusWriter((uint)opening.Segment, WritePage);
    }

    public string Path { get; }

    public long Samples => _writer.Samples;

    /// <summary>Samples in the pages that were written whole.</summary>
    public long WrittenSamples { get; private set; }

    public long Length => _sound.Position;

    public string ChainHead => Convert.ToHexStringLower(_chain);

    public static VoiceJournal Create(string path, JournalOpening opening, JournalMoment now)
    {
        var journal = new VoiceJournal(path, opening);
        journal._writer.WriteHeaders();
        journal.Seal(JournalRecordKind.Opened, now, default, null, null);
        return journal;
    }

    public void Append(ReadOnlySpan<byte> packet, int samples) => _writer.Append(packet, samples);

    /// <summary>Notes a gap for the next line; positions are those of the recording.</summary>
    public void Note(RecordingGap gap) => _gaps.Add(gap);

    /// <summary>Notes for the next line that a part of the journal lies too early.</summary>
    public void Note(SegmentDisplacement displacement) => _displaced.Add(displacement);

    /// <summary>Notes for the next line that the segment begins at another place than it was opened with.</summary>
    public void Move(long startSample) => _moved = startSample;

    /// <summary>Vouches for everything written since the last line and brings it to the disk.</summary>
    public void Seal(JournalRecordKind kind, JournalMoment now, VoiceCounters counters, uint? rtp, SenderReport? report)
    {
        if (kind == JournalRecordKind.Closed)
        {
            _writer.Close();
        }
        else if (kind == JournalRecordKind.Second && _unsealed.Length == 0)
        {
            return;
        }

        _sound.Flush(flushToDisk: true);
        var record = new JournalRecord
        {
            Number = _number++,
            Kind = kind,
            End = _sound.Position,
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
        var (line, chain) = Sidecar.Seal(
            record, _chain, hash => hash.AppendData(_unsealed.GetBuffer(), 0, (int)_unsealed.Length));
        _sidecar.Write(Encoding.UTF8.GetBytes(line));
        _sidecar.Flush(flushToDisk: true);
        _chain = chain;
        _sealed = counters;
        _gaps.Clear();
        _displaced.Clear();
        _moved = null;
        _unsealed.SetLength(0);
    }

    /// <summary>
    /// Somebody may have deleted the folder: the open files still hold every byte where the system lets open files be deleted, and are written
    /// to their places again. Tells whether that was needed.
    /// </summary>
    public bool Rescue()
    {
        if (File.Exists(Path) && File.Exists(Sidecar.PathFor(Path)))
        {
            return false;
        }

        _sound = JournalFile.Rescue(_sound, Path);
        _sidecar = JournalFile.Rescue(_sidecar, Sidecar.PathFor(Path));
        return true;
    }

    /// <summary>After a failed write: cuts off the page that was not written whole, so that everything in the file holds.</summary>
    public void Abandon()
    {
        try
        {
            _sound.SetLength(_wholePages);
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
    }

    private void WritePage(ReadOnlySpan<byte> page)
    {
        _sound.Write(page);
        (WrittenSamples, _wholePages) = (_writer.Samples, _sound.Position);
        _unsealed.Write(page);
    }
}
