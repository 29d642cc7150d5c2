namespace Itog.WebRtc.Ice;

/// <summary>
/// STUN messages waiting to be sent, in buffers that are used again. Bounded: what does not fit is dropped, as a datagram may be.
/// Owned by an <see cref="IceAgent"/>, one thread.
/// </summary>
internal sealed class StunOutbox
{
    /// <summary>A check of ours with the longest credentials of a browser takes less than half.</summary>
    public const int MaxMessageLength = 512;

    private const int Capacity = 32;

    private readonly (byte[]? Buffer, int Length, SocketEndpoint To)[] _ring = new (byte[]?, int, SocketEndpoint)[Capacity];
    private int _first;
    private int _count;

    /// <summary>The buffer for the next message, or empty when there is no place; <see cref="Commit"/> what is written.</summary>
    public Span<byte> Reserve() =>
        _count == Capacity ? default : _ring[(_first + _count) % Capacity].Buffer ??= new byte[MaxMessageLength];

    public void Commit(int length, in SocketEndpoint to)
    {
        ref var slot = ref _ring[(_first + _count) % Capacity];
        slot.Length = length;
        slot.To = to;
        _count++;
    }

    public bool TryTake(Span<byte> buffer, out int length, out SocketEndpoint to)
    {
        length = 0;
        to = default;
        if (_count == 0)
        {
            return false;
        }

        ref var slot = ref _ring[_first];
        slot.Buffer.AsSpan(0, slot.Length).CopyTo(buffer);
        length = slot.Length;
        to = slot.To;
        _count--;
        _first = _count == 0 ? 0 : (_first + 1) % Capacity; // Seldom more than one waits, and so seldom more than one buffer is made.
        return true;
    }
}
