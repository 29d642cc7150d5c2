using System.Diagnostics.CodeAnalysis;

namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// The last packets of one stream for retransmission: a ring of pages, made with the first packet, that gets a page more until it holds what may still
/// be asked for at the stream's rate. Owned by an up track (one copy for all its subscribers), called on the room's media worker.
/// </summary>
public sealed class RetransmissionCache
{
    /// <summary>A page holds so many of the longest packets, and more of others.</summary>
    private const int PacketsPerPage = 8;

    private const int FirstEntries = 64;

    private readonly int _longestPacket;
    private readonly int _mostPages;
    private Entry[] _entries = [];
    private Page? _page;
    private int _pages;

    // Where the next packet goes in the present page.
    private int _end;

    /// <param name="capacity">Most packets kept; at 2 Mbit/s of video 512 are some two seconds.</param>
    /// <param name="slotLength">Longest packet kept; longer ones are not.</param>
    /// <param name="kept">Nothing older is asked for with success: it gives way to what comes. Two seconds unless told.</param>
    public RetransmissionCache(int capacity, int slotLength = 1500, TimeSpan? kept = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotLength);
        Capacity = capacity;
        _longestPacket = slotLength;
        Kept = kept ?? TimeSpan.FromSeconds(2);

        // One more than the packets fill: the oldest page is given up as a whole.
        _mostPages = ((capacity + PacketsPerPage - 1) / PacketsPerPage) + 1;
    }

    public int Capacity { get; }

    /// <summary>How long packets are kept from now on; what there is already is not given up for less.</summary>
    public TimeSpan Kept { get; set; }

    /// <summary>Bytes that it has taken for packets.</summary>
    public int BytesTaken => _pages * PageLength;

    private int PageLength => PacketsPerPage * _longestPacket;

    /// <summary>Copies a packet (or whatever the owner needs to make it again) under its extended sequence number.</summary>
    public void Store(long sequence, ReadOnlySpan<byte> packet, MediaTime now)
    {
        if (_page is null)
        {
            Allocate();
        }

        // An older packet never replaces a newer one of the same slot; too long a packet is simply not kept.
        ref var entry = ref FreeEntry(sequence, now);
        if (sequence < entry.Sequence || packet.Length > _longestPacket)
        {
            return;
        }

        if (packet.Length > PageLength - _end)
        {
            TurnPage(now);
        }

        packet.CopyTo(_page.Bytes.AsSpan(_end));
        _page.Last = now;
        entry = new Entry { Sequence = sequence, Stored = now, Page = _page, Lap = _page.Lap, Offset = _end, Length = packet.Length };
        _end += packet.Length;
    }

    /// <summary>Finds a packet not older than <paramref name="maxAge"/>; the span is valid until the next <see cref="Store"/>.</summary>
    public bool TryGet(long sequence, MediaTime now, TimeSpan maxAge, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (_page is null)
        {
            return false;
        }

        ref var entry = ref EntryOf(sequence);
        if (entry.Sequence != sequence || now - entry.Stored > maxAge || entry.Page!.Lap != entry.Lap)
        {
            return false;
        }

        packet = entry.Page.Bytes.AsSpan(entry.Offset, entry.Length);
        return true;
    }

    /// <summary>Forgets everything: the source of the stream changed.</summary>
    public void Clear() => Empty(_entries);

    private static void Empty(Span<Entry> entries)
    {
        foreach (ref var entry in entries)
        {
            entry.Sequence = long.MinValue;
        }
    }

    private ref Entry EntryOf(long sequence) => ref _entries[(int)((ulong)sequence % (ulong)_entries.Length)];

    // As for the pages: what is still wanted is not given up while there may be more of them.
    private ref Entry FreeEntry(long sequence, MediaTime now)
    {
        ref var entry = ref EntryOf(sequence);
        while (entry.Sequence != long.MinValue && entry.Sequence < sequence && _entries.Length < Capacity && now - entry.Stored < Kept)
        {
            var old = _entries;
            _entries = new Entry[Math.Min(2 * old.Length, Capacity)];
            Empty(_entries);
            foreach (ref readonly var one in old.AsSpan())
            {
                ref var place = ref EntryOf(one.Sequence);
                place = one.Sequence > place.Sequence ? one : place;
            }

            entry = ref EntryOf(sequence);
        }

        return ref entry;
    }

    // The oldest page is written anew, unless it holds what is still wanted: then a new page comes before it.
    private void TurnPage(MediaTime now)
    {
        if (now - _page!.Next.Last < Kept && _pages < _mostPages)
        {
            _page.Next = new Page(PageLength) { Next = _page.Next };
            _pages++;
        }

        _page = _page.Next;
        _page.Lap++;
        _end = 0;
    }

    [MemberNotNull(nameof(_page))]
    private void Allocate()
    {
        _page = new Page(PageLength);
        _page.Next = _page;
        _pages = 1;
        _entries = new Entry[Math.Min(FirstEntries, Capacity)];
        Clear();
    }

    private struct Entry
    {
        public long Sequence;
        public MediaTime Stored;
        public Page? Page;
        public int Lap;
        public int Offset;
        public int Length;
    }

    /// <summary>Bytes of packets, in a circle with the others.</summary>
    private sealed class Page(int length)
    {
        public readonly byte[] Bytes = new byte[length];
        public Page Next = null!;

        /// <summary>When the newest of its packets came.</summary>
        public MediaTime Last;

        /// <summary>How often it was written anew: what was there before is gone.</summary>
        public int Lap;
    }
}
