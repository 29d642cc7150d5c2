namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// The last packets of one stream for retransmission: a ring of slots allocated once.
/// Owned by an up track (one copy for all its subscribers), called on the room's media worker.
/// </summary>
public sealed class RetransmissionCache
{
    private readonly byte[] _bytes;
    private readonly int _slotLength;
    private readonly long[] _sequences;
    private readonly int[] _lengths;
    private readonly MediaTime[] _stored;

    /// <param name="capacity">Packets kept; at 2 Mbit/s of video 512 are some two seconds.</param>
    /// <param name="slotLength">Longest packet kept; longer ones are not.</param>
    public RetransmissionCache(int capacity, int slotLength = 1500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotLength);
        _bytes = new byte[capacity * slotLength];
        _slotLength = slotLength;
        _sequences = new long[capacity];
        _lengths = new int[capacity];
        _stored = new MediaTime[capacity];
        Array.Fill(_sequences, long.MinValue);
    }

    public int Capacity => _sequences.Length;

    /// <summary>Copies a packet (or whatever the owner needs to make it again) under its extended sequence number.</summary>
    public void Store(long sequence, ReadOnlySpan<byte> packet, MediaTime now)
    {
        var slot = SlotOf(sequence);

        // An older packet never replaces a newer one of the same slot; too long a packet is simply not kept.
        if (sequence < _sequences[slot] || packet.Length > _slotLength)
        {
            return;
        }

        packet.CopyTo(_bytes.AsSpan(slot * _slotLength));
        _lengths[slot] = packet.Length;
        _sequences[slot] = sequence;
        _stored[slot] = now;
    }

    /// <summary>Finds a packet not older than <paramref name="maxAge"/>; the span is valid until the next <see cref="Store"/>.</summary>
    public bool TryGet(long sequence, MediaTime now, TimeSpan maxAge, out ReadOnlySpan<byte> packet)
    {
        var slot = SlotOf(sequence);
        if (_sequences[slot] != sequence || now - _stored[slot] > maxAge)
        {
            packet = default;
            return false;
        }

        packet = _bytes.AsSpan(slot * _slotLength, _lengths[slot]);
        return true;
    }

    /// <summary>Forgets everything: the source of the stream changed.</summary>
    public void Clear() => Array.Fill(_sequences, long.MinValue);

    private int SlotOf(long sequence) => (int)((ulong)sequence % (ulong)_sequences.Length);
}
