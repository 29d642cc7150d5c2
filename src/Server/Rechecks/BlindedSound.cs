using System.Buffers.Binary;
using Itog.Exam.Rechecks;
using Itog.Recorder;

namespace Itog.Server.Rechecks;

/// <summary>
/// The blinded copy of a recording, made while it is read: a canonical WAV of 44 bytes of header and the samples, silent in both channels where a name is
/// said. Nothing else of the file is passed on, and the file is only read. Owned by one answer; one thread.
/// <code>
/// RIFF size WAVE | fmt (16) | data size | samples
/// </code>
/// </summary>
internal sealed class BlindedSound : ReadOnlyStream
{
    private const int HeaderBytes = 44;

    private readonly Stream _file;
    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly long _data;
    private readonly List<(long From, long To)> _silent;

    private BlindedSound(Stream file, ReadOnlySpan<byte> format, long data, long length, IEnumerable<MutedStretch> muted)
    {
        (_file, _data) = (file, data);
        "RIFF"u8.CopyTo(_header);
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(4), (uint)(HeaderBytes - 8 + length));
        "WAVEfmt "u8.CopyTo(_header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(_header.AsSpan(16), 16);
        format.CopyTo(_header.AsSpan(20));
        "data"u8.CopyTo(_header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(40), (uint)length);
        Length = HeaderBytes + length;
        var rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int frame = BinaryPrimitives.ReadInt16LittleEndian(format[12..]);
        _silent =
        [
            .. muted.Select(m => (
                From: HeaderBytes + ((long)Math.Floor(m.From * rate) * frame),
                To: Math.Min(HeaderBytes + length, HeaderBytes + ((long)Math.Ceiling(m.To * rate) * frame)))),
        ];
    }

    public override long Length { get; }

    /// <summary>Opens the copy of a finished recording, which is closed with it; throws <see cref="InvalidDataException"/> when the file is no WAV of samples.</summary>
    public static BlindedSound Open(Stream file, IEnumerable<MutedStretch> muted)
    {
        try
        {
            Span<byte> format = stackalloc byte[16];
            var (data, length) = FindData(file, format);
            return new BlindedSound(file, format, data, length, muted);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        int read;
        if (Position < HeaderBytes)
        {
            read = (int)Math.Min(buffer.Length, HeaderBytes - Position);
            _header.AsSpan((int)Position, read).CopyTo(buffer);
        }
        else
        {
            _file.Position = _data + Position - HeaderBytes;
            read = _file.Read(buffer[..(int)Math.Min(buffer.Length, Length - Position)]);
            Silence(buffer[..read]);
        }

        Position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Silence(Span<byte> bytes)
    {
        foreach (var (from, to) in _silent)
        {
            var first = Math.Max(from, Position) - Position;
            var last = Math.Min(to, Position + bytes.Length) - Position;
            if (first < last)
            {
                bytes[(int)first..(int)last].Clear();
            }
        }
    }

    /// <summary>Where the samples lie. A recording of more than 4 GiB says its length in a chunk of its own (RF64, EBU Tech 3306).</summary>
    private static (long Position, long Length) FindData(Stream file, Span<byte> format)
    {
        Span<byte> chunk = stackalloc byte[24];
        file.Position = 12;
        var known = false;
        while (file.ReadAtLeast(chunk[..8], 8, throwOnEndOfStream: false) == 8)
        {
            var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            var next = file.Position + size + (size & 1);
            if (chunk.StartsWith("fmt "u8) && size >= 16)
            {
                file.ReadExactly(format);
                known = true;
            }
            else if (chunk.StartsWith("data"u8) && known)
            {
                // What a header promises and the file does not hold is not sent.
                return (file.Position, Math.Min(size, file.Length - file.Position));
            }

            file.Position = next;
        }

        throw new InvalidDataException("The file holds no samples.");
    }
}
