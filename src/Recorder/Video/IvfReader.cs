namespace Itog.Recorder.Video;

/// <summary>Reads the frames of a journal one after the other, as far as they are whole. Whoever opened it disposes of it.</summary>
internal sealed class IvfReader : IDisposable
{
    private readonly FileStream _file;
    private byte[] _frame = new byte[64 << 10];
    private int _length;

    public IvfReader(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, FileOptions.SequentialScan);
        _file.Position = Math.Min(Ivf.HeaderLength, _file.Length);
    }

    /// <summary>The frame that was read last; valid until the next one is.</summary>
    public ReadOnlySpan<byte> Frame => _frame.AsSpan(0, _length);

    /// <summary>Its time stamp, 90 kHz from the segment's start.</summary>
    public long Time { get; private set; }

    public bool Read()
    {
        Span<byte> header = stackalloc byte[Ivf.FrameHeaderLength];
        if (_file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !Ivf.TryReadFrameHeader(header, out var length, out var time)
            || length > _file.Length - _file.Position)
        {
            return false;
        }

        if (_frame.Length < length)
        {
            _frame = new byte[length * 2];
        }

        _file.ReadExactly(_frame, 0, length);
        (_length, Time) = (length, time);
        return true;
    }

    public void Dispose() => _file.Dispose();
}
