using System.Buffers.Binary;

namespace Itog.Fuzzing.Engine;

/// <summary>
/// Makes damaged variants of a corpus in a buffer of its own: bits and bytes, lengths, numbers at the edge of their range, pieces left out,
/// doubled, or taken from another entry, and tokens of the target's language. One thread; the same variants for the same seed.
/// </summary>
internal sealed class Mutator(Xorshift random, int maxLength, IReadOnlyList<byte[]> tokens)
{
    private static readonly uint[] Edges =
        [0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 1023, 1500, 4095, 4096, 0x7FFF, 0x8000, 0xBEDE, 0xFFFE, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF];

    private readonly byte[] _bytes = new byte[maxLength];
    private int _length;

    /// <summary>The next variant; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next(IReadOnlyList<byte[]> corpus)
    {
        Take(corpus[random.Below(corpus.Count)]);

        // Mostly a few edits, sometimes many: 1, 1–4, 1–16.
        var edits = 1 + random.Below(1 << (2 * random.Below(3)));
        for (var i = 0; i < edits; i++)
        {
            Edit(corpus);
        }

        return _bytes.AsSpan(0, _length);
    }

    private void Take(byte[] entry)
    {
        _length = Math.Min(entry.Length, maxLength);
        entry.AsSpan(0, _length).CopyTo(_bytes);
    }

    private void Edit(IReadOnlyList<byte[]> corpus)
    {
        var at = random.Below(_length);
        switch (random.Below(tokens.Count > 0 ? 16 : 13))
        {
            case 0 or 1 when _length > 0:
                _bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 2 when _length > 0:
                _bytes[at] = random.Byte();
                break;
            case 3 when _length > 0:
                _bytes[at] += (byte)(random.Below(9) - 4);
                break;
            case 4:
                WriteNumber(at, Edges[random.Below(Edges.Length)], 1 << random.Below(3));
                break;
            case 5:
                WriteLength(at);
                break;
            case 6:
                _length = random.Below(_length + 1);
                break;
            case 7:
                Remove(at, 1 + random.Below(Math.Min(32, _length - at)));
                break;
            case 8:
                Insert(at, _bytes.AsSpan(at, Math.Min(1 + random.Below(32), _length - at)).ToArray());
                break;
            case 9:
                var noise = new byte[1 + random.Below(16)];
                random.Fill(noise);
                Insert(at, noise);
                break;
            case 10:
                Insert(at, new byte[1 + random.Below(8)]);
                break;
            case 11:
                Splice(corpus[random.Below(corpus.Count)]);
                break;
            case 12:
                Overwrite(at, Piece(corpus[random.Below(corpus.Count)]));
                break;
            case 13 or 14:
                Insert(at, tokens[random.Below(tokens.Count)]);
                break;
            case 15:
                Overwrite(at, tokens[random.Below(tokens.Count)]);
                break;
            default:
                break;
        }
    }

    private void WriteNumber(int at, uint value, int width)
    {
        if (_length - at < width)
        {
            return;
        }

        switch (width)
        {
            case 1:
                _bytes[at] = (byte)value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(at), (ushort)value);
                break;
            default:
                BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(at), value);
                break;
        }
    }

    /// <summary>What is left of the message, in bytes or words, or almost: the values on which length checks turn.</summary>
    private void WriteLength(int at)
    {
        var left = _length - at - random.Below(24);
        var value = (random.Below(2) == 0 ? left : left / 4) + random.Below(5) - 2;
        WriteNumber(at, (uint)value, 1 + random.Below(2));
    }

    private void Remove(int at, int count)
    {
        if (_length == 0 || at + count > _length)
        {
            return;
        }

        _bytes.AsSpan((at + count).._length).CopyTo(_bytes.AsSpan(at));
        _length -= count;
    }

    private void Insert(int at, ReadOnlySpan<byte> piece)
    {
        var count = Math.Min(piece.Length, maxLength - _length);
        _bytes.AsSpan(at.._length).CopyTo(_bytes.AsSpan(at + count));
        piece[..count].CopyTo(_bytes.AsSpan(at));
        _length += count;
    }

    private void Overwrite(int at, ReadOnlySpan<byte> piece)
    {
        var count = Math.Min(piece.Length, maxLength - at);
        piece[..count].CopyTo(_bytes.AsSpan(at));
        _length = Math.Max(_length, at + count);
    }

    /// <summary>The head of this one and the tail of another.</summary>
    private void Splice(byte[] other)
    {
        _length = random.Below(_length + 1);
        var from = random.Below(other.Length + 1);
        Insert(_length, other.AsSpan(from));
    }

    private ReadOnlySpan<byte> Piece(byte[] entry)
    {
        var from = random.Below(entry.Length);
        return entry.AsSpan(from, Math.Min(entry.Length - from, 1 + random.Below(64)));
    }
}
