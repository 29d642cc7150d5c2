using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Itog.Exam.Kim.Package;

/// <summary>
/// An AES-encrypted ZIP (WinZip AE-1 and AE-2, as 7-Zip writes them), which the framework cannot read. Trusts nothing that the file says of itself:
/// whatever is wrong ends in <see cref="DamagedArchiveException"/>, before memory is taken for it. Immutable; any thread.
/// <code>
/// local header, name, extra │ salt │ verifier 2 │ encrypted data │ code 10 │ … │ central directory │ end record
/// </code>
/// </summary>
public sealed class AesZipArchive
{
    /// <summary>The most files of one archive.</summary>
    public const int MostEntries = 400;

    /// <summary>The largest file, unpacked.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>All files together, unpacked.</summary>
    public const int LargestContent = 128 * 1024 * 1024;

    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const int AesMethod = 99;
    private const ushort AesExtra = 0x9901;

    private static readonly Encoding Cp866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
    private static readonly Encoding Cp1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    private readonly ReadOnlyMemory<byte> file;

    private AesZipArchive(ReadOnlyMemory<byte> file, IReadOnlyList<AesZipEntry> entries) => (this.file, Entries) = (file, entries);

    /// <summary>The files in the order of the directory; folders are left out.</summary>
    public IReadOnlyList<AesZipEntry> Entries { get; }

    /// <summary>Reads the directory. Needs no password.</summary>
    public static AesZipArchive Read(ReadOnlyMemory<byte> file)
    {
        var span = file.Span;
        var end = FindEnd(span);
        var count = U16(span, end + 10);
        var directory = (long)U32(span, end + 16);
        if (U16(span, end + 4) != 0 || count == ushort.MaxValue || directory == uint.MaxValue)
        {
            throw new DamagedArchiveException(ArchiveFault.Unsupported);
        }

        if (count > MostEntries)
        {
            throw new DamagedArchiveException(ArchiveFault.TooLarge);
        }

        var entries = new List<AesZipEntry>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        var at = directory;
        for (var i = 0; i < count; i++)
        {
            if (at + CentralLength > end || U32(span, (int)at) != CentralSignature)
            {
                throw new DamagedArchiveException(ArchiveFault.Damaged);
            }

            var (entry, length) = ReadEntry(span[..end], (int)at);
            at += length;
            if (entry is null)
            {
                continue;
            }

            total += entry.Size;
            if (total > LargestContent)
            {
                throw new DamagedArchiveException(ArchiveFault.TooLarge);
            }

            if (!names.Add(entry.Name))
            {
                throw new DamagedArchiveException(ArchiveFault.Damaged, entry.Name);
            }

            entries.Add(entry);
        }

        return new AesZipArchive(file, entries);
    }

    /// <summary>Decrypts, authenticates and unpacks one file.</summary>
    public byte[] Open(AesZipEntry entry, string password)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(password);
        var data = file.Span.Slice(entry.Offset, entry.Length);
        var saltLength = AesZipKeys.SaltLength(entry.KeyLength);
        var verifier = data.Slice(saltLength, AesZipKeys.VerifierLength);
        var encrypted = data[(saltLength + AesZipKeys.VerifierLength)..^AesZipKeys.CodeLength];
        foreach (var bytes in Spellings(password))
        {
            var keys = new AesZipKeys(bytes, data[..saltLength], entry.KeyLength);
            if (!CryptographicOperations.FixedTimeEquals(keys.Verifier, verifier))
            {
                continue;
            }

            // The verifier of a wrong password is right once in 65 536 times; then, as when a bit has flipped, the code is wrong.
            return CryptographicOperations.FixedTimeEquals(keys.Authenticate(encrypted), data[^AesZipKeys.CodeLength..])
                ? Unpack(entry, keys.Crypt(encrypted))
                : throw new DamagedArchiveException(ArchiveFault.Damaged, entry.Name);
        }

        throw new DamagedArchiveException(ArchiveFault.WrongPassword, entry.Name);
    }

    private static byte[] Unpack(AesZipEntry entry, byte[] packed)
    {
        if (entry.Method == 0)
        {
            return packed.Length == entry.Size ? packed : throw new DamagedArchiveException(ArchiveFault.Damaged, entry.Name);
        }

        try
        {
            using var inflating = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            var content = new byte[entry.Size];
            inflating.ReadExactly(content);
            return inflating.ReadByte() < 0 ? content : throw new DamagedArchiveException(ArchiveFault.Damaged, entry.Name);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new DamagedArchiveException(ArchiveFault.Damaged, entry.Name);
        }
    }

    // The end record is the last thing but a comment of at most 65 535 bytes.
    private static int FindEnd(ReadOnlySpan<byte> span)
    {
        for (var at = span.Length - EndLength; at >= Math.Max(0, span.Length - EndLength - ushort.MaxValue); at--)
        {
            if (U32(span, at) == EndSignature && at + EndLength + U16(span, at + 20) == span.Length)
            {
                return at;
            }
        }

        throw new DamagedArchiveException(ArchiveFault.NotZip);
    }

    /// <summary>An entry of the directory with its own length there; no entry for a folder.</summary>
    private static (AesZipEntry? Entry, int Length) ReadEntry(ReadOnlySpan<byte> span, int at)
    {
        var nameLength = U16(span, at + 28);
        var extraLength = U16(span, at + 30);
        var length = CentralLength + nameLength + extraLength + U16(span, at + 32);
        if (at + length > span.Length)
        {
            throw new DamagedArchiveException(ArchiveFault.Damaged);
        }

        var flags = U16(span, at + 8);
        var name = NameOf(span.Slice(at + CentralLength, nameLength), utf8: (flags & 0x800) != 0);
        if (name.EndsWith('/'))
        {
            return (null, length);
        }

        if ((flags & 1) == 0 || U16(span, at + 10) != AesMethod)
        {
            throw new DamagedArchiveException(ArchiveFault.NotEncrypted, name);
        }

        var (keyLength, method) = ReadAes(span.Slice(at + CentralLength + nameLength, extraLength), name);
        var packed = U32(span, at + 20);
        var size = U32(span, at + 24);
        if (size > LargestFile)
        {
            throw new DamagedArchiveException(ArchiveFault.TooLarge, name);
        }

        var offset = DataOffset(span, U32(span, at + 42), name);
        var least = AesZipKeys.SaltLength(keyLength) + AesZipKeys.VerifierLength + AesZipKeys.CodeLength;
        return packed >= least && offset + packed <= span.Length
            ? (new AesZipEntry(name, (int)size, method, keyLength, (int)offset, (int)packed), length)
            : throw new DamagedArchiveException(ArchiveFault.Damaged, name);
    }

    private static long DataOffset(ReadOnlySpan<byte> span, long local, string name)
    {
        if (local + LocalLength > span.Length || U32(span, (int)local) != LocalSignature)
        {
            throw new DamagedArchiveException(ArchiveFault.Damaged, name);
        }

        return local + LocalLength + U16(span, (int)local + 26) + U16(span, (int)local + 28);
    }

    // Extra field 0x9901: length 7 │ version 2 │ "AE" │ strength 1 │ method 2.
    private static (int KeyLength, int Method) ReadAes(ReadOnlySpan<byte> extra, string name)
    {
        while (extra.Length >= 4)
        {
            var length = U16(extra, 2);
            if (4 + length > extra.Length)
            {
                break;
            }

            if (U16(extra, 0) == AesExtra && length >= 7 && extra[6] == 'A' && extra[7] == 'E')
            {
                var method = U16(extra, 9);
                return extra[8] is >= 1 and <= 3 && method is 0 or 8
                    ? (8 * (extra[8] + 1), method)
                    : throw new DamagedArchiveException(ArchiveFault.Unsupported, name);
            }

            extra = extra[(4 + length)..];
        }

        throw new DamagedArchiveException(ArchiveFault.Damaged, name);
    }

    private static string NameOf(ReadOnlySpan<byte> name, bool utf8) => (utf8 ? Encoding.UTF8 : Cp866).GetString(name).Replace('\\', '/');

    // The format does not say how a password becomes bytes: archivers take the code page of the system they run on.
    private static IEnumerable<byte[]> Spellings(string password)
    {
        yield return Encoding.UTF8.GetBytes(password);
        if (!password.All(char.IsAscii))
        {
            yield return Cp866.GetBytes(password);
            yield return Cp1251.GetBytes(password);
        }
    }

    private static ushort U16(ReadOnlySpan<byte> span, int at) => BinaryPrimitives.ReadUInt16LittleEndian(span[at..]);

    private static uint U32(ReadOnlySpan<byte> span, int at) => BinaryPrimitives.ReadUInt32LittleEndian(span[at..]);
}
