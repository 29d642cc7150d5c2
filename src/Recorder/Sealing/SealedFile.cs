using System.Security.Cryptography;

namespace Itog.Recorder.Sealing;

/// <summary>Writes and opens sealed files, <c>NAME.sealed</c> beside the place of <c>NAME</c>; see <see cref="SealedHeader"/>. Stateless; any thread.</summary>
public static class SealedFile
{
    public const string Extension = ".sealed";

    /// <summary>Where the sealed copy of a file lies.</summary>
    public static string PathFor(string path) => path + Extension;

    /// <summary>
    /// Seals what a stream holds, through <c>.part</c>: the copy is whole and on the disk, or not there. The answer tells what was read.
    /// </summary>
    /// <param name="path">Of the file as it is called unsealed.</param>
    public static SealedCopy Write(Stream plain, string path, SealingKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(key);
        var header = SealedHeader.For(key, plain.Length);
        var part = PathFor(path) + ".part";
        using var plainHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sealedHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            WritePieces(plain, file, header, key, plainHash, sealedHash, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, PathFor(path), overwrite: true);
        return new SealedCopy(
            Path.GetFileName(path), header.SealedLength, Convert.ToHexStringLower(sealedHash.GetHashAndReset()), Convert.ToHexStringLower(plainHash.GetHashAndReset()));
    }

    /// <summary>Opens the sealed file at <paramref name="sealedPath"/>. Throws <see cref="KeyMissingException"/> and <see cref="SealBrokenException"/>.</summary>
    public static Stream OpenRead(string sealedPath, KeyFolder keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var file = new FileStream(sealedPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            var header = ReadHeader(file);
            return new SealedStream(file, header, keys.Find(header.KeyId) ?? throw new KeyMissingException(Path.GetFileName(sealedPath)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the key of a sealed file is at hand.</summary>
    internal static bool CanOpen(string sealedPath, KeyFolder keys)
    {
        using var file = File.OpenRead(sealedPath);
        return keys.Find(ReadHeader(file).KeyId) is not null;
    }

    private static SealedHeader ReadHeader(FileStream file)
    {
        var head = new byte[SealedHeader.Bytes];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return SealedHeader.TryParse(head.AsSpan(0, read), file.Length)
            ?? throw new SealBrokenException(file.Name, 0, Math.Min(file.Length, SealedHeader.Bytes));
    }

    private static void WritePieces(
        Stream plain, FileStream file, SealedHeader header, SealingKey key, IncrementalHash plainHash, IncrementalHash sealedHash, CancellationToken cancellationToken)
    {
        var associated = header.ToBytes();
        file.Write(associated);
        sealedHash.AppendData(associated);
        using var cipher = new AesGcm(key.ForFile(header.Salt), SealedHeader.TagBytes);
        var clear = new byte[SealedHeader.PieceBytes];
        var closed = new byte[SealedHeader.PieceBytes + SealedHeader.TagBytes];
        Span<byte> nonce = stackalloc byte[SealedHeader.NonceBytes];
        for (var piece = 0L; piece < header.Pieces; piece++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = header.LengthOf(piece);
            plain.ReadExactly(clear.AsSpan(0, length));
            SealedHeader.WriteNonce(nonce, piece);
            cipher.Encrypt(nonce, clear.AsSpan(0, length), closed.AsSpan(0, length), closed.AsSpan(length, SealedHeader.TagBytes), associated);
            file.Write(closed, 0, length + SealedHeader.TagBytes);
            plainHash.AppendData(clear, 0, length);
            sealedHash.AppendData(closed, 0, length + SealedHeader.TagBytes);
        }
    }
}
