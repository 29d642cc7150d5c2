using System.Numerics;
using Itog.Conference;

namespace Itog.Recorder.Journal;

/// <summary>
/// The way from the media thread to the recorder thread: a ring of fixed places, one writer and one reader, no lock and no allocation.
/// When it is full the packet is dropped and counted; the media thread never waits. Whenever all was taken the first places are used again, which
/// both sides still have in their processors' caches: the rest of the memory is only touched when the recorder falls behind.
/// </summary>
internal sealed class PacketRing
{
    /// <summary>Longer than any RTP payload that fits an Ethernet frame.</summary>
    public const int PayloadCapacity = 1500;

    private readonly RingEntry[] _entries;
    private readonly byte[] _payloads;
    private readonly int _mask;
    private long _head;
    private long _tail;
    private long _origin;
    private long _overflows;

    public PacketRing(int bytes)
    {
        var places = 1 << BitOperations.Log2((uint)Math.Max(2, bytes / PayloadCapacity));
        _entries = new RingEntry[places];
        _payloads = new byte[places * PayloadCapacity];
        _mask = places - 1;
    }

    public int Places => _entries.Length;

    /// <summary>Packets dropped because the ring was full.</summary>
    public long Overflows => Volatile.Read(ref _overflows);

    /// <summary>Media thread only.</summary>
    public bool TryWrite(in TrackPacket packet)
    {
        if (packet.Payload.Length > PayloadCapacity || !TryReserve(out var place))
        {
            Volatile.Write(ref _overflows, _overflows + 1);
            return false;
        }

        packet.Payload.CopyTo(_payloads.AsSpan(place * PayloadCapacity));
        _entries[place] = new RingEntry
        {
            Kind = RingEntryKind.Packet,
            Slot = packet.Slot,
            Member = packet.Member,
            Ssrc = packet.Ssrc,
            Sequence = packet.ExtendedSequence,
            RtpTimestamp = packet.RtpTimestamp,
            Arrival = packet.Arrival.Nanoseconds,
            Level = packet.AudioLevel,
            Marker = packet.Marker,
            Length = packet.Payload.Length,
        };
        Volatile.Write(ref _tail, _tail + 1);
        return true;
    }

    /// <summary>Media thread only: a report or the end of a track.</summary>
    public bool TryWrite(in RingEntry entry)
    {
        if (!TryReserve(out var place))
        {
            Volatile.Write(ref _overflows, _overflows + 1);
            return false;
        }

        _entries[place] = entry;
        Volatile.Write(ref _tail, _tail + 1);
        return true;
    }

    /// <summary>Recorder thread only: the oldest entry and its payload, which stay valid until <see cref="Release"/>.</summary>
    public bool TryPeek(out RingEntry entry, out ReadOnlySpan<byte> payload)
    {
        if (_head == Volatile.Read(ref _tail))
        {
            entry = default;
            payload = default;
            return false;
        }

        // The writer moves the origin only when nothing is left to be taken, and before it tells of what came then.
        var place = (int)((_head - Volatile.Read(ref _origin)) & _mask);
        entry = _entries[place];
        payload = _payloads.AsSpan(place * PayloadCapacity, entry.Length);
        return true;
    }

    /// <summary>Recorder thread only: gives the place back.</summary>
    public void Release() => Volatile.Write(ref _head, _head + 1);

    private bool TryReserve(out int place)
    {
        var head = Volatile.Read(ref _head);
        if (_tail == head)
        {
            Volatile.Write(ref _origin, _tail);
        }

        place = (int)((_tail - _origin) & _mask);
        return _tail - head < _entries.Length;
    }
}
