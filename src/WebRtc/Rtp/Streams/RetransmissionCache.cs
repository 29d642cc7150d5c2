namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// The last packets of one stream for retransmission: a ring of slots, allocated with the first packet.
/// Owned by an up track (one copy for all its subscribers), called on the room's media worker.
/// </summary>
public sealed class RetransmissionCache
{
    private readonly int _slotLength;
    private byte[] _bytes = [];
    private long[] _sequences = [];
    private int[] _lengths = [];
    private MediaTime[] _stored = [];

    /// <param name="capacity">Packets kept; at 2 Mbit/s of video 512 are some two seconds.</param>
    /// <param name="slotLength">Longest packet kept; longer ones are not.</param>
    public RetransmissionCache(int capacity, int slotLength = 1500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotLength);
        Capacity = capacity;
        _slotLength = slotLength;
    }

    public int Capacity { get; }

    /// <summary>Copies a packet (or whatever the owner needs to make it again) under its extended sequence number.</summary>
    public void Store(long sequence, ReadOnlySpan<byte> packet, MediaTime now)
    {
        if (_bytes.Length == 0)
        {
            Allocate();
        }

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
        if (_bytes.Length == 0 || _sequences[slot] != sequence || now - _stored[slot] > maxAge)
        {
            packet = default;
            return false;
        }

        packet = _bytes.AsSpan(slot * _slotLength, _lengths[slot]);
        return true;
    }

    /// <summary>Forgets everything: the source of the stream changed.</summary>
    public void Clear() => Array.Fill(_sequences, long.MinValue);

    private int SlotOf(long sequence) => (int)((ulong)sequence % (ulong)Capacity);

    private void Allocate()
    {
        _bytes = new byte[Capacity * _slotLength];
        _lengths = new int[Capacity];
        _stored = new MediaTime[Capacity];
        _sequences = new long[Capacity];
        Array.Fill(_sequences, long.MinValue);
    }
}
