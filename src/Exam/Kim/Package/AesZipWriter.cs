using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Itog.Exam.Kim.Package;

/// <summary>Writes an AES-256 encrypted ZIP (WinZip AE-2) that 7-Zip opens, too. Stateless; any thread.</summary>
public static class AesZipWriter
{
    private const int KeyLength = 32;

    /// <summary>An archive of these files, all under one password.</summary>
    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> files, string password)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var archive = new MemoryStream();
        using var directory = new MemoryStream();
        ushort count = 0;
        foreach (var (name, content) in files)
        {
            var offset = (uint)archive.Position;
            var data = Encrypt(Deflate(content), password);
            WriteHeader(archive, central: false, name, data.Length, content.Length, offset);
            archive.Write(data);
            WriteHeader(directory, central: true, name, data.Length, content.Length, offset);
            count++;
        }

        var start = (uint)archive.Position;
        archive.Write(directory.ToArray());
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        archive.Write(end);
        return archive.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflating = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflating.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Encrypt(byte[] packed, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(AesZipKeys.SaltLength(KeyLength));
        var keys = new AesZipKeys(Encoding.UTF8.GetBytes(password), salt, KeyLength);
        var encrypted = keys.Crypt(packed);
        return [.. salt, .. keys.Verifier, .. encrypted, .. keys.Authenticate(encrypted)];
    }

    // Local and central header differ in three places only; AE-2 keeps no CRC, the authentication code stands for it.
    private static void WriteHeader(Stream stream, bool central, string name, int packed, int size, uint offset)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var header = new byte[central ? 46 : 30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, central ? 0x02014b50u : 0x04034b50u);
        var common = header.AsSpan(central ? 6 : 4);
        if (central)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 51);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(common, 51);
        BinaryPrimitives.WriteUInt16LittleEndian(common[2..], 0x801);
        BinaryPrimitives.WriteUInt16LittleEndian(common[4..], 99);
        BinaryPrimitives.WriteUInt16LittleEndian(common[8..], 0x21);
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], (uint)size);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(common[24..], 11);
        stream.Write(header);
        stream.Write(bytes);
        stream.Write([0x01, 0x99, 7, 0, 2, 0, (byte)'A', (byte)'E', 3, 8, 0]);
    }
}
