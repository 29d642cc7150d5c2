using System.Security.Cryptography;

namespace Itog.Recorder.Sealing;

/// <summary>
/// The secret of one exam day of one school: everything that is kept of that day is sealed under it, and nothing else is. Whoever destroys it has destroyed
/// the day, wherever copies of its files lie. Immutable; any thread.
/// </summary>
/// <param name="Name">The key's file name without its extension: <c>2026-02-11_123456</c>.</param>
public sealed record SealingKey(string Name, byte[] Secret)
{
    public const int SecretBytes = 32;

    internal const int IdBytes = 16;

    private const int FileSecretBytes = 32;

    /// <summary>Tells keys apart without telling anything of them.</summary>
    internal byte[] Id { get; } = SHA256.HashData([.. "itog key id"u8, .. Secret])[..IdBytes];

    /// <summary>The AES-256 key of one file: HKDF (RFC 5869) with the random salt of its header, so that no two files share one.</summary>
    internal byte[] ForFile(ReadOnlySpan<byte> salt)
    {
        var derived = new byte[FileSecretBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret, derived, salt, "itog sealed file 1"u8);
        return derived;
    }
}
