using System.Buffers.Binary;

namespace Itog.Recorder.Ogg;

/// <summary>
/// Packs Opus packets into Ogg pages (RFC 7845) and hands over each page whole. Owned by one journal; touches no file itself.
/// </summary>
internal sealed class OggOpusWriter
{
    /// <summary>The delay of a libopus encoder at 48 kHz, which every browser uses; the decoder drops as much at the start (RFC 7845 §4.2).</summary>
    public const int PreSkip = 312;

    private const int PageSamples = 24_000;

    private readonly uint _serial;
    private readonly PageSink _sink;
    private readonly byte[] _page = new byte[OggPage.MaximumLength];
    private readonly byte[] _lacing = new byte[255];
    private readonly byte[] _body = new byte[255 * 255];
    private int _segments;
    private int _bodyLength;
    private uint _sequence;
    private long _pageStart;

    public OggOpusWriter(uint serial, PageSink sink)
    {
        _serial = serial;
        _sink = sink;
    }

    /// <summary>Takes one finished page; the span is valid only during the call.</summary>
    public delegate void PageSink(ReadOnlySpan<byte> page);

    /// <summary>Samples of 48 kHz appended so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Writes the two header pages (RFC 7845 §5).</summary>
    public void WriteHeaders()
    {
        Span<byte> head = stackalloc byte[19];
        "OpusHead"u8.CopyTo(head);
        head[8] = 1;
        head[9] = 1; // one channel: a microphone; the decoder mixes a stereo packet down
        BinaryPrimitives.WriteUInt16LittleEndian(head[10..], PreSkip);
        BinaryPrimitives.WriteUInt32LittleEndian(head[12..], 48_000);
        head[16..].Clear();
        Lay(head);
        Emit(OggPageFlags.BeginOfStream);

        ReadOnlySpan<byte> tags = [.. "OpusTags"u8, 4, 0, 0, 0, .. "Itog"u8, 0, 0, 0, 0];
        Lay(tags);
        Emit(OggPageFlags.None);
    }

    /// <summary>Appends a packet; a page holds half a second of sound at most.</summary>
    public void Append(ReadOnlySpan<byte> packet, int samples)
    {
        if (_segments + (packet.Length / 255) + 1 > 255)
        {
            FlushPage();
        }

        Lay(packet);
        Samples += samples;
        if (Samples - _pageStart >= PageSamples)
        {
            FlushPage();
        }
    }

    /// <summary>Hands over the page begun, if there is any.</summary>
    public void FlushPage()
    {
        if (_segments > 0)
        {
            Emit(OggPageFlags.None);
        }
    }

    /// <summary>Ends the stream with a page that says so.</summary>
    public void Close() => Emit(OggPageFlags.EndOfStream);

    private void Lay(ReadOnlySpan<byte> packet)
    {
        // RFC 3533 §5: a packet is a run of lacing values of 255 ended by a smaller one, zero included.
        var full = packet.Length / 255;
        _lacing.AsSpan(_segments, full).Fill(255);
        _lacing[_segments + full] = (byte)(packet.Length % 255);
        _segments += full + 1;
        packet.CopyTo(_body.AsSpan(_bodyLength));
        _bodyLength += packet.Length;
    }

    private void Emit(OggPageFlags flags)
    {
        var page = _page.AsSpan();
        "OggS"u8.CopyTo(page);
        page[4] = 0;
        page[5] = (byte)flags;
        BinaryPrimitives.WriteInt64LittleEndian(page[6..], Samples);
        BinaryPrimitives.WriteUInt32LittleEndian(page[14..], _serial);
        BinaryPrimitives.WriteUInt32LittleEndian(page[18..], _sequence++);
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], 0);
        page[26] = (byte)_segments;
        _lacing.AsSpan(0, _segments).CopyTo(page[OggPage.FixedHeader..]);
        var length = OggPage.FixedHeader + _segments;
        _body.AsSpan(0, _bodyLength).CopyTo(page[length..]);
        length += _bodyLength;
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], OggCrc.Append(0, page[..length]));
        _segments = 0;
        _bodyLength = 0;
        _pageStart = Samples;
        _sink(page[..length]);
    }
}
