using System.Security.Cryptography;

namespace Itog.Exam.Kim.Package;

/// <summary>
/// The keys of one file in a WinZip-AES archive, made of password and salt: PBKDF2 with HMAC-SHA1 and 1000 rounds gives the AES key,
/// the key of the authentication code and two bytes by which a wrong password shows [WinZip AES encryption specification, AE-1 and AE-2].
/// </summary>
internal readonly struct AesZipKeys
{
    public const int VerifierLength = 2;
    public const int CodeLength = 10;

    private const int Rounds = 1000;
    private const int Block = 16;

    private readonly byte[] encryption;
    private readonly byte[] authentication;

    // The format prescribes both; the strength lies in the password.
#pragma warning disable CA5379, CA5387
    public AesZipKeys(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int keyLength)
    {
        var derived = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA1, (2 * keyLength) + VerifierLength);
        encryption = derived[..keyLength];
        authentication = derived[keyLength..(2 * keyLength)];
        Verifier = derived[(2 * keyLength)..];
    }
#pragma warning restore CA5379, CA5387

    public byte[] Verifier { get; }

    public static int SaltLength(int keyLength) => keyLength / 2;

    /// <summary>The authentication code of encrypted data: the first ten bytes of its HMAC.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> encrypted)
    {
#pragma warning disable CA5350 // Prescribed by the format.
        return HMACSHA1.HashData(authentication, encrypted)[..CodeLength];
#pragma warning restore CA5350
    }

    /// <summary>Encrypts or decrypts: AES in counter mode, the counter little-endian and beginning with 1.</summary>
    public byte[] Crypt(ReadOnlySpan<byte> data)
    {
        using var aes = Aes.Create();
        aes.Key = encryption;
        var blocks = (data.Length + Block - 1) / Block;
        var stream = new byte[blocks * Block];
        for (var i = 0; i < blocks; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan(i * Block), i + 1);
        }

        // ECB over the counters is counter mode.
        aes.EncryptEcb(stream, stream, PaddingMode.None);
        var result = new byte[data.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = (byte)(data[i] ^ stream[i]);
        }

        return result;
    }
}
