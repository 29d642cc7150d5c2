using System.Runtime.CompilerServices;

namespace Itog.WebRtc.Stun;

/// <summary>The comprehension-required attributes of a message that we do not know; the first eight are enough to tell the sender.</summary>
public struct UnknownAttributes
{
    private const int Capacity = 8;

    private Types _types;
    private int _count;

    [InlineArray(Capacity)]
    private struct Types
    {
        private ushort _first;
    }

    public readonly int Count => _count;

    public readonly ushort this[int index] =>
        (uint)index < (uint)_count ? _types[index] : throw new ArgumentOutOfRangeException(nameof(index));

    internal void Add(ushort type)
    {
        if (_count < Capacity)
        {
            _types[_count++] = type;
        }
    }
}
