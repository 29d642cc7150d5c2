using System.Buffers.Binary;
using System.Text;

namespace Itog.Recorder.Video;

/// <summary>
/// Writes one VP8 picture as WebM (RFC 9559, RFC 8794), frame by frame and never more than one cluster in memory, with an index of the places where a
/// player can begin. Nothing but the frames and their times goes in, so the same frames always give the same bytes. Owned by whoever makes a file.
/// </summary>
/// <remarks>
/// <code>
/// EBML  Segment ─┬─ SeekHead ── where Info, Tracks and Cues are
///                ├─ Info ────── a tick is a millisecond; the whole length
///                ├─ Tracks ──── one: V_VP8, its size
///                ├─ Cluster … ─ a time, then a SimpleBlock a frame
///                └─ Cues ────── each cluster that begins with a key frame
/// </code>
/// </remarks>
internal sealed class WebmWriter : IDisposable
{
    /// <summary>A cluster ends at a key frame, after so long, or at so many bytes: block times are 16 bits, signed.</summary>
    private const long LongestCluster = 5_000;
    private const int LargestCluster = 4 << 20;
    private const int SizeBytes = 8;

    private readonly FileStream _file;
    private readonly MemoryStream _cluster = new();
    private readonly List<(long Time, long Position)> _cues = [];
    private readonly long _body;
    private readonly long _cuesPlace;
    private readonly long _durationPlace;
    private long _clusterTime;
    private bool _clusterSeekable;
    private long _time = -1;

    public WebmWriter(string path, int width, int height)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        Element(_file, 0x1A45DFA3, head =>
        {
            Number(head, 0x4286, 1); // EBMLVersion
            Number(head, 0x42F7, 1); // EBMLReadVersion
            Number(head, 0x42F2, 4); // EBMLMaxIDLength
            Number(head, 0x42F3, SizeBytes); // EBMLMaxSizeLength
            Text(head, 0x4282, "webm"); // DocType
            Number(head, 0x4287, 4); // DocTypeVersion
            Number(head, 0x4285, 2); // DocTypeReadVersion
        });
        Id(_file, 0x18538067); // Segment
        Size(_file, 0, SizeBytes);
        _body = _file.Position;

        // All three entries take the same length, whatever they will say.
        const int seekHeadLength = 3 * 20;
        Id(_file, 0x114D9B74); // SeekHead
        Size(_file, seekHeadLength, 1);
        var infoPlace = SeekEntry(0x1549A966);
        var tracksPlace = SeekEntry(0x1654AE6B);
        _cuesPlace = SeekEntry(0x1C53BB6B);

        Patch(infoPlace, _file.Position - _body);
        var info = _file.Position;
        var durationWithin = 0L;
        Element(_file, 0x1549A966, body =>
        {
            Number(body, 0x2AD7B1, 1_000_000); // TimestampScale
            Text(body, 0x4D80, "Itog"); // MuxingApp
            Text(body, 0x5741, "Itog"); // WritingApp
            Id(body, 0x4489); // Duration
            Size(body, 8, 1);
            durationWithin = body.Position;
            body.Write(new byte[8]);
        });
        _durationPlace = info + 4 + SizeBytes + durationWithin;

        Patch(tracksPlace, _file.Position - _body);
        Element(_file, 0x1654AE6B, tracks => Element(tracks, 0xAE, track =>
        {
            Number(track, 0xD7, 1); // TrackNumber
            Number(track, 0x73C5, 1); // TrackUID
            Number(track, 0x83, 1); // TrackType: video
            Number(track, 0x9C, 0); // FlagLacing
            Text(track, 0x86, "V_VP8"); // CodecID
            Element(track, 0xE0, video =>
            {
                Number(video, 0xB0, width); // PixelWidth
                Number(video, 0xBA, height); // PixelHeight
            });
        }));
    }

    /// <summary>Appends a frame; one that would not come later than the one before it is moved behind it.</summary>
    /// <param name="milliseconds">From the beginning of the file.</param>
    public void Append(ReadOnlySpan<byte> frame, long milliseconds, bool key)
    {
        _time = Math.Max(_time + 1, milliseconds);
        if (_cluster.Length == 0 || key || _time - _clusterTime >= LongestCluster || _cluster.Length >= LargestCluster)
        {
            EndCluster();
            (_clusterTime, _clusterSeekable) = (_time, key);
            Number(_cluster, 0xE7, _time); // Timestamp
        }

        Id(_cluster, 0xA3); // SimpleBlock
        Size(_cluster, frame.Length + 4, SizeBytes);
        Span<byte> head = [0x81, 0, 0, key ? (byte)0x80 : (byte)0];
        BinaryPrimitives.WriteInt16BigEndian(head[1..], (short)(_time - _clusterTime));
        _cluster.Write(head);
        _cluster.Write(frame);
    }

    /// <summary>Writes the index and the length, and brings all to the disk.</summary>
    public void Finish(long milliseconds)
    {
        EndCluster();
        Patch(_cuesPlace, _file.Position - _body);
        Element(_file, 0x1C53BB6B, cues =>
        {
            foreach (var (time, position) in _cues)
            {
                Element(cues, 0xBB, point =>
                {
                    Number(point, 0xB3, time); // CueTime
                    Element(point, 0xB7, place =>
                    {
                        Number(place, 0xF7, 1); // CueTrack
                        Number(place, 0xF1, position); // CueClusterPosition
                    });
                });
            }
        });
        var end = _file.Position;
        _file.Position = _body - SizeBytes;
        Size(_file, end - _body, SizeBytes);
        Span<byte> duration = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(duration, Math.Max(milliseconds, _time + 1));
        _file.Position = _durationPlace;
        _file.Write(duration);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private void EndCluster()
    {
        if (_cluster.Length == 0)
        {
            return;
        }

        if (_clusterSeekable)
        {
            _cues.Add((_clusterTime, _file.Position - _body));
        }

        Id(_file, 0x1F43B675); // Cluster
        Size(_file, _cluster.Length, SizeBytes);
        _cluster.WriteTo(_file);
        _cluster.SetLength(0);
    }

    /// <returns>The place of the position that has to be filled in.</returns>
    private long SeekEntry(uint id)
    {
        Id(_file, 0x4DBB); // Seek
        Size(_file, 17, 1);
        Id(_file, 0x53AB); // SeekID
        Size(_file, 4, 1);
        Id(_file, id);
        Id(_file, 0x53AC); // SeekPosition
        Size(_file, 7, 1);
        var place = _file.Position;
        _file.Write(new byte[7]);
        return place;
    }

    private void Patch(long place, long position)
    {
        var back = _file.Position;
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        _file.Position = place;
        _file.Write(bytes[1..]);
        _file.Position = back;
    }

    private static void Element(Stream stream, uint id, Action<MemoryStream> write)
    {
        using var body = new MemoryStream();
        write(body);
        Id(stream, id);
        Size(stream, body.Length, SizeBytes);
        body.WriteTo(stream);
    }

    private static void Number(Stream stream, uint id, long value)
    {
        Id(stream, id);
        Size(stream, 8, 1);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Text(Stream stream, uint id, string value)
    {
        Id(stream, id);
        Size(stream, value.Length, 1);
        stream.Write(Encoding.ASCII.GetBytes(value));
    }

    /// <summary>An identifier carries its own length (RFC 8794 §5).</summary>
    private static void Id(Stream stream, uint id)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        stream.Write(bytes.TrimStart((byte)0));
    }

    /// <summary>A length in so many bytes, of which the first tells how many they are (RFC 8794 §4).</summary>
    private static void Size(Stream stream, long size, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(all, size | (1L << (7 * bytes)));
        stream.Write(all[^bytes..]);
    }
}
