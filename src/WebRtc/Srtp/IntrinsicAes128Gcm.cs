using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using Aes = System.Runtime.Intrinsics.X86.Aes;

namespace Itog.WebRtc.Srtp;

/// <summary>
/// <see cref="Aes128Gcm"/> (NIST SP 800-38D) by the processor's own instructions, which take the same time whatever the key and the text are.
/// All of its state is five cache lines, and no call leaves the runtime: for the small packets of sound that is most of the cost.
/// </summary>
internal sealed class IntrinsicAes128Gcm : Aes128Gcm
{
    private const int BlockLength = 16;
    private const int Rounds = 10;

    /// <summary>Blocks of key stream made at once, to fill the processor's pipeline.</summary>
    private const int Width = 8;

    // Round keys 0..10, encrypting whatever the direction: counter mode decrypts by encrypting the counter.
    private readonly Vector128<byte>[] _keys = GC.AllocateArray<Vector128<byte>>(Rounds + 1, pinned: true);
    private readonly GaloisHash _hash;

    public IntrinsicAes128Gcm(ReadOnlySpan<byte> key)
    {
        ExpandKey(Vector128.Create(key), _keys);
        _hash = new GaloisHash(EncryptBlock(Vector128<byte>.Zero));
    }

    public static bool IsSupported => Aes.IsSupported && GaloisHash.IsSupported;

    public override void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, Span<byte> tag)
    {
        var first = FirstCounter(nonce);
        Transform(first, text);
        (_hash.Of(associated, text) ^ EncryptBlock(first)).CopyTo(tag);
    }

    public override bool Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, Span<byte> text, ReadOnlySpan<byte> tag)
    {
        var first = FirstCounter(nonce);
        Span<byte> expected = stackalloc byte[TagLength];
        (_hash.Of(associated, text) ^ EncryptBlock(first)).CopyTo(expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, tag))
        {
            return false;
        }

        Transform(first, text);
        return true;
    }

    public override void Dispose()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_keys.AsSpan()));
        _hash.Clear();
    }

    // J0 = IV || 0^31 1 (SP 800-38D §7.1)
    private static Vector128<byte> FirstCounter(ReadOnlySpan<byte> nonce)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        nonce.CopyTo(block);
        BinaryPrimitives.WriteUInt32BigEndian(block[NonceLength..], 1);
        return Vector128.Create<byte>(block);
    }

    // GCTR (SP 800-38D §6.5), from the counter after the first on.
    private void Transform(Vector128<byte> first, Span<byte> text)
    {
        Span<byte> stream = stackalloc byte[Width * BlockLength];
        for (var counter = 2u; !text.IsEmpty; counter += Width)
        {
            MakeStream(first.AsUInt32(), counter, stream);
            if (text.Length < stream.Length)
            {
                Combine(text, stream);
                return;
            }

            ref var to = ref MemoryMarshal.GetReference(text);
            ref var from = ref MemoryMarshal.GetReference(stream);
            for (nuint i = 0; i < Width * BlockLength; i += BlockLength)
            {
                (Vector128.LoadUnsafe(ref to, i) ^ Vector128.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }

            text = text[stream.Length..];
        }
    }

    private static void Combine(Span<byte> text, ReadOnlySpan<byte> stream)
    {
        var i = 0;
        for (; i + BlockLength <= text.Length; i += BlockLength)
        {
            (Vector128.Create<byte>(text[i..]) ^ Vector128.Create(stream[i..])).CopyTo(text[i..]);
        }

        for (; i < text.Length; i++)
        {
            text[i] ^= stream[i];
        }
    }

    private void MakeStream(Vector128<uint> first, uint counter, Span<byte> stream)
    {
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var b0 = Counter(first, counter) ^ keys;
        var b1 = Counter(first, counter + 1) ^ keys;
        var b2 = Counter(first, counter + 2) ^ keys;
        var b3 = Counter(first, counter + 3) ^ keys;
        var b4 = Counter(first, counter + 4) ^ keys;
        var b5 = Counter(first, counter + 5) ^ keys;
        var b6 = Counter(first, counter + 6) ^ keys;
        var b7 = Counter(first, counter + 7) ^ keys;
        Vector128<byte> key;
        for (var i = 1; i < Rounds; i++)
        {
            key = Unsafe.Add(ref keys, i);
            b0 = Aes.Encrypt(b0, key);
            b1 = Aes.Encrypt(b1, key);
            b2 = Aes.Encrypt(b2, key);
            b3 = Aes.Encrypt(b3, key);
            b4 = Aes.Encrypt(b4, key);
            b5 = Aes.Encrypt(b5, key);
            b6 = Aes.Encrypt(b6, key);
            b7 = Aes.Encrypt(b7, key);
        }

        key = Unsafe.Add(ref keys, Rounds);
        ref var to = ref MemoryMarshal.GetReference(stream);
        Aes.EncryptLast(b0, key).StoreUnsafe(ref to);
        Aes.EncryptLast(b1, key).StoreUnsafe(ref to, 1 * BlockLength);
        Aes.EncryptLast(b2, key).StoreUnsafe(ref to, 2 * BlockLength);
        Aes.EncryptLast(b3, key).StoreUnsafe(ref to, 3 * BlockLength);
        Aes.EncryptLast(b4, key).StoreUnsafe(ref to, 4 * BlockLength);
        Aes.EncryptLast(b5, key).StoreUnsafe(ref to, 5 * BlockLength);
        Aes.EncryptLast(b6, key).StoreUnsafe(ref to, 6 * BlockLength);
        Aes.EncryptLast(b7, key).StoreUnsafe(ref to, 7 * BlockLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Counter(Vector128<uint> first, uint counter) =>
        first.WithElement(3, BinaryPrimitives.ReverseEndianness(counter)).AsByte();

    private Vector128<byte> EncryptBlock(Vector128<byte> block)
    {
        block ^= _keys[0];
        for (var i = 1; i < Rounds; i++)
        {
            block = Aes.Encrypt(block, _keys[i]);
        }

        return Aes.EncryptLast(block, _keys[Rounds]);
    }

    // FIPS 197 §5.2; the assistant takes its round constant as an immediate.
    private static void ExpandKey(Vector128<byte> key, Span<Vector128<byte>> keys)
    {
        keys[0] = key;
        keys[1] = key = Next(key, Aes.KeygenAssist(key, 0x01));
        keys[2] = key = Next(key, Aes.KeygenAssist(key, 0x02));
        keys[3] = key = Next(key, Aes.KeygenAssist(key, 0x04));
        keys[4] = key = Next(key, Aes.KeygenAssist(key, 0x08));
        keys[5] = key = Next(key, Aes.KeygenAssist(key, 0x10));
        keys[6] = key = Next(key, Aes.KeygenAssist(key, 0x20));
        keys[7] = key = Next(key, Aes.KeygenAssist(key, 0x40));
        keys[8] = key = Next(key, Aes.KeygenAssist(key, 0x80));
        keys[9] = key = Next(key, Aes.KeygenAssist(key, 0x1B));
        keys[10] = Next(key, Aes.KeygenAssist(key, 0x36));
    }

    private static Vector128<byte> Next(Vector128<byte> key, Vector128<byte> assist)
    {
        key ^= Sse2.ShiftLeftLogical128BitLane(key, 4);
        key ^= Sse2.ShiftLeftLogical128BitLane(key, 8);
        return key ^ Sse2.Shuffle(assist.AsInt32(), 0xFF).AsByte();
    }
}
