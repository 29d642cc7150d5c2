using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Itog.WebRtc.Srtp;

/// <summary>
/// GHASH (NIST SP 800-38D §6.4) by carry-less multiplication, eight blocks a reduction. It is computed as POLYVAL of the reversed blocks
/// under the reversed key times x (RFC 8452, appendix A), whose bits lie as the processor's do. Owned by an <see cref="IntrinsicAes128Gcm"/>.
/// </summary>
internal sealed class GaloisHash
{
    private const int BlockLength = 16;
    private const int Powers = 8;

    // Powers 1..8 of the key.
    private readonly Vector128<ulong>[] _powers = GC.AllocateArray<Vector128<ulong>>(Powers, pinned: true);

    /// <param name="key">The block of zeros, encrypted.</param>
    public GaloisHash(Vector128<byte> key)
    {
        var h = TimesX(Reverse(key).AsUInt64());
        _powers[0] = h;
        for (var i = 1; i < Powers; i++)
        {
            var product = default(Product);
            product.Add(_powers[i - 1], h);
            _powers[i] = product.Reduce();
        }
    }

    public static bool IsSupported => Pclmulqdq.IsSupported && Ssse3.IsSupported;

    /// <summary>Of both, each padded with zeros to whole blocks, and their lengths.</summary>
    public Vector128<byte> Of(ReadOnlySpan<byte> associated, ReadOnlySpan<byte> text)
    {
        var state = Absorb(default, associated);
        state = Absorb(state, text);
        var product = default(Product);
        product.Add(state ^ Vector128.Create((ulong)text.Length * 8, (ulong)associated.Length * 8), _powers[0]);
        return Reverse(product.Reduce().AsByte());
    }

    public void Clear() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_powers.AsSpan()));

    // Y' = (Y + X1)·H^n + X2·H^(n-1) + … + Xn·H
    private Vector128<ulong> Absorb(Vector128<ulong> state, ReadOnlySpan<byte> bytes)
    {
        ref var powers = ref MemoryMarshal.GetArrayDataReference(_powers);
        while (bytes.Length >= Powers * BlockLength)
        {
            ref var from = ref MemoryMarshal.GetReference(bytes);
            var product = default(Product);
            product.Add(state ^ Load(ref from, 0), Unsafe.Add(ref powers, 7));
            product.Add(Load(ref from, 1), Unsafe.Add(ref powers, 6));
            product.Add(Load(ref from, 2), Unsafe.Add(ref powers, 5));
            product.Add(Load(ref from, 3), Unsafe.Add(ref powers, 4));
            product.Add(Load(ref from, 4), Unsafe.Add(ref powers, 3));
            product.Add(Load(ref from, 5), Unsafe.Add(ref powers, 2));
            product.Add(Load(ref from, 6), Unsafe.Add(ref powers, 1));
            product.Add(Load(ref from, 7), powers);
            state = product.Reduce();
            bytes = bytes[(Powers * BlockLength)..];
        }

        return bytes.IsEmpty ? state : AbsorbRest(state, bytes);
    }

    private Vector128<ulong> AbsorbRest(Vector128<ulong> state, ReadOnlySpan<byte> bytes)
    {
        var product = default(Product);
        for (var power = (bytes.Length - 1) / BlockLength; power > 0; power--)
        {
            product.Add(state ^ Load(ref MemoryMarshal.GetReference(bytes), 0), _powers[power]);
            state = default;
            bytes = bytes[BlockLength..];
        }

        Span<byte> last = stackalloc byte[BlockLength];
        last.Clear();
        bytes.CopyTo(last);
        product.Add(state ^ Load(ref MemoryMarshal.GetReference(last), 0), _powers[0]);
        return product.Reduce();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Load(ref byte from, nuint block) =>
        Reverse(Vector128.LoadUnsafe(ref from, block * BlockLength)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Reverse(Vector128<byte> block) =>
        Ssse3.Shuffle(block, Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));

    // mulX_POLYVAL (RFC 8452, appendix A): modulo x^128 + x^127 + x^126 + x^121 + 1.
    private static Vector128<ulong> TimesX(Vector128<ulong> value)
    {
        var (low, high) = (value[0], value[1]);
        var carry = 0UL - (high >> 63);
        return Vector128.Create((low << 1) ^ (carry & 1), ((high << 1) | (low >> 63)) ^ (carry & 0xC200_0000_0000_0000));
    }

    /// <summary>A sum of products of 256 bits, not reduced yet.</summary>
    private struct Product
    {
        private Vector128<ulong> _low;
        private Vector128<ulong> _middle;
        private Vector128<ulong> _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector128<ulong> a, Vector128<ulong> b)
        {
            _low ^= Pclmulqdq.CarrylessMultiply(a, b, 0x00);
            _high ^= Pclmulqdq.CarrylessMultiply(a, b, 0x11);
            _middle ^= Pclmulqdq.CarrylessMultiply(a, b, 0x01) ^ Pclmulqdq.CarrylessMultiply(a, b, 0x10);
        }

        // Montgomery's way: two steps of 64 bits each divide by x^128.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector128<ulong> Reduce()
        {
            var polynomial = Vector128.Create(1UL, 0xC200_0000_0000_0000);
            var low = _low ^ Sse2.ShiftLeftLogical128BitLane(_middle, 8);
            var high = _high ^ Sse2.ShiftRightLogical128BitLane(_middle, 8);
            low = Swap(low) ^ Pclmulqdq.CarrylessMultiply(low, polynomial, 0x10);
            low = Swap(low) ^ Pclmulqdq.CarrylessMultiply(low, polynomial, 0x10);
            return high ^ low;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<ulong> Swap(Vector128<ulong> value) => Sse2.Shuffle(value.AsInt32(), 0x4E).AsUInt64();
    }
}
