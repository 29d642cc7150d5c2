using System.Security.Cryptography;

namespace Itog.Recorder.Sealing;

/// <summary>
/// The contents of a sealed file as they were, for reading from any place. Every byte it gives out has been authenticated; a changed piece throws
/// <see cref="SealBrokenException"/>. Owned by one reader, one thread at a time.
/// </summary>
internal sealed class SealedStream : ReadOnlyStream
{
    private readonly FileStream _file;
    private readonly SealedHeader _header;
    private readonly byte[] _associated;
    private readonly AesGcm _cipher;
    private readonly byte[] _sealed = new byte[SealedHeader.PieceBytes + SealedHeader.TagBytes];
    private readonly byte[] _plain = new byte[SealedHeader.PieceBytes];
    private long _piece = -1;

    /// <param name="file">Closed with this stream.</param>
    public SealedStream(FileStream file, SealedHeader header, SealingKey key)
    {
        _file = file;
        _header = header;
        _associated = header.ToBytes();
        _cipher = new AesGcm(key.ForFile(header.Salt), SealedHeader.TagBytes);
        if (header.Length == 0)
        {
            Open(0);
        }
    }

    public override long Length => _header.Length;

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var piece = Position / SealedHeader.PieceBytes;
        if (piece != _piece)
        {
            Open(piece);
        }

        var from = (int)(Position % SealedHeader.PieceBytes);
        var count = Math.Min(buffer.Length, _header.LengthOf(piece) - from);
        _plain.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }

        base.Dispose(disposing);
    }

    private void Open(long piece)
    {
        var length = _header.LengthOf(piece);
        var place = SealedHeader.PlaceOf(piece);
        var cipher = _sealed.AsSpan(0, length + SealedHeader.TagBytes);
        _file.Position = place;
        _file.ReadExactly(cipher);
        Span<byte> nonce = stackalloc byte[SealedHeader.NonceBytes];
        SealedHeader.WriteNonce(nonce, piece);
        _piece = -1;
        try
        {
            _cipher.Decrypt(nonce, cipher[..length], cipher[length..], _plain.AsSpan(0, length), _associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(_file.Name, place, cipher.Length);
        }

        _piece = piece;
    }
}
