using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary><see cref="AesCounterMode"/> by the framework, which only has the block cipher: the key stream is made in batches of blocks.</summary>
internal sealed class PortableAesCounterMode : AesCounterMode
{
    private const int BatchLength = 16 * BlockLength;

    private readonly Aes _cipher = Aes.Create();

    public PortableAesCounterMode(ReadOnlySpan<byte> key) => _cipher.SetKey(key);

    public override void Transform(ReadOnlySpan<byte> counter, Span<byte> text)
    {
        Span<byte> stream = stackalloc byte[BatchLength];
        var value = BinaryPrimitives.ReadUInt128BigEndian(counter);
        while (!text.IsEmpty)
        {
            var length = Math.Min(text.Length, BatchLength);
            var blocks = stream[..((length + BlockLength - 1) / BlockLength * BlockLength)];
            for (var at = 0; at < blocks.Length; at += BlockLength)
            {
                BinaryPrimitives.WriteUInt128BigEndian(blocks[at..], value++);
            }

            _cipher.EncryptEcb(blocks, blocks, PaddingMode.None);
            for (var i = 0; i < length; i++)
            {
                text[i] ^= blocks[i];
            }

            text = text[length..];
        }
    }

    public override void Dispose() => _cipher.Dispose();
}
