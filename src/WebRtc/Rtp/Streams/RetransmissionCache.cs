namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// The last packets of one stream for retransmission: a ring of bytes, made with the first packet, that grows until it holds what may still be
/// asked for at the stream's rate. Owned by an up track (one copy for all its subscribers), called on the room's media worker.
/// </summary>
public sealed class RetransmissionCache
{
    /// <summary>Nothing older is asked for with success; a ring that is full sooner grows.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private const int FirstLength = 32 * 1024;

    private readonly int _longestPacket;
    private readonly int _mostBytes;
    private Entry[] _entries = [];
    private byte[] _bytes = [];

    // Packets are written one behind the other, in laps: those of this lap lie before the end, those of the last lap that are still there behind it.
    private int _end;
    private int _lap;
    private MediaTime _lapBegan;

    /// <param name="capacity">Most packets kept; at 2 Mbit/s of video 512 are some two seconds.</param>
    /// <param name="slotLength">Longest packet kept; longer ones are not.</param>
    public RetransmissionCache(int capacity, int slotLength = 1500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotLength);
        Capacity = capacity;
        _longestPacket = slotLength;
        _mostBytes = capacity * slotLength;
    }

    public int Capacity { get; }

    /// <summary>Bytes that it has taken for packets.</summary>
    public int BytesTaken => _bytes.Length;

    /// <summary>Copies a packet (or whatever the owner needs to make it again) under its extended sequence number.</summary>
    public void Store(long sequence, ReadOnlySpan<byte> packet, MediaTime now)
    {
        if (_bytes.Length == 0)
        {
            Allocate(now);
        }

        ref var entry = ref EntryOf(sequence);

        // An older packet never replaces a newer one of the same slot; too long a packet is simply not kept.
        if (sequence < entry.Sequence || packet.Length > _longestPacket)
        {
            return;
        }

        if (packet.Length > _bytes.Length - _end)
        {
            BeginLap(now);
        }

        packet.CopyTo(_bytes.AsSpan(_end));
        entry = new Entry { Sequence = sequence, Stored = now, Lap = _lap, Offset = _end, Length = packet.Length };
        _end += packet.Length;
    }

    /// <summary>Finds a packet not older than <paramref name="maxAge"/>; the span is valid until the next <see cref="Store"/>.</summary>
    public bool TryGet(long sequence, MediaTime now, TimeSpan maxAge, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (_bytes.Length == 0)
        {
            return false;
        }

        ref var entry = ref EntryOf(sequence);
        if (entry.Sequence != sequence || now - entry.Stored > maxAge || !IsThere(entry))
        {
            return false;
        }

        packet = _bytes.AsSpan(entry.Offset, entry.Length);
        return true;
    }

    /// <summary>Forgets everything: the source of the stream changed.</summary>
    public void Clear()
    {
        foreach (ref var entry in _entries.AsSpan())
        {
            entry.Sequence = long.MinValue;
        }
    }

    private bool IsThere(in Entry entry) => entry.Lap == _lap || (entry.Lap == _lap - 1 && entry.Offset >= _end);

    private ref Entry EntryOf(long sequence) => ref _entries[(int)((ulong)sequence % (ulong)Capacity)];

    // A lap that was too quick goes on in a longer ring instead of overwriting what is still wanted.
    private void BeginLap(MediaTime now)
    {
        if (now - _lapBegan < Kept && _bytes.Length < _mostBytes)
        {
            Array.Resize(ref _bytes, (int)Math.Min((long)_bytes.Length * 2, _mostBytes));
            if (_longestPacket <= _bytes.Length - _end)
            {
                return;
            }
        }

        _end = 0;
        _lap++;
        _lapBegan = now;
    }

    private void Allocate(MediaTime now)
    {
        _bytes = new byte[Math.Min(Math.Max(FirstLength, _longestPacket), _mostBytes)];
        _entries = new Entry[Capacity];
        _lapBegan = now;
        Clear();
    }

    private struct Entry
    {
        public long Sequence;
        public MediaTime Stored;
        public int Lap;
        public int Offset;
        public int Length;
    }
}
