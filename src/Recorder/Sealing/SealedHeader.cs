using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Itog.Recorder.Sealing;

/// <summary>
/// The first 64 bytes of a sealed file, which every piece behind it vouches for.
/// <code>
/// "itogseal" | uint32 version (1) | uint32 bytes a piece (65536) | uint64 length | key id (16) | salt (24)
/// </code>
/// Numbers are little-endian. Pieces follow, each of them AES-256-GCM with a tag of 16 bytes; the number of the piece is its nonce, these 64 bytes are what it
/// authenticates besides. Since the length is among them, no piece can be cut off, put elsewhere or taken from another file.
/// </summary>
internal sealed record SealedHeader(long Length, byte[] KeyId, byte[] Salt)
{
    public const int Bytes = 64;
    public const int PieceBytes = 1 << 16;
    public const int TagBytes = 16;
    public const int NonceBytes = 12;

    private const int SaltBytes = 24;
    private const uint Version = 1;

    /// <summary>An empty file has one empty piece, or nothing would vouch for its header.</summary>
    public long Pieces => Math.Max(1, (Length + PieceBytes - 1) / PieceBytes);

    public long SealedLength => Bytes + Length + (Pieces * TagBytes);

    public static SealedHeader For(SealingKey key, long length) => new(length, key.Id, RandomNumberGenerator.GetBytes(SaltBytes));

    public static long PlaceOf(long piece) => Bytes + (piece * (PieceBytes + TagBytes));

    public int LengthOf(long piece) => (int)Math.Min(PieceBytes, Length - (piece * PieceBytes));

    public static void WriteNonce(Span<byte> nonce, long piece)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], piece);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        "itogseal"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), PieceBytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Length);
        KeyId.CopyTo(bytes, 24);
        Salt.CopyTo(bytes, 40);
        return bytes;
    }

    /// <summary>Null when these are not the first bytes of a sealed file of <paramref name="fileLength"/> bytes.</summary>
    public static SealedHeader? TryParse(ReadOnlySpan<byte> bytes, long fileLength)
    {
        if (bytes.Length < Bytes || !bytes.StartsWith("itogseal"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Version
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) != PieceBytes)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        if (length < 0 || length > fileLength)
        {
            return null;
        }

        var header = new SealedHeader(length, bytes[24..40].ToArray(), bytes[40..Bytes].ToArray());
        return header.SealedLength == fileLength ? header : null;
    }
}
