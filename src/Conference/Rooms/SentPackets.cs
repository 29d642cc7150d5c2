using Itog.WebRtc.Rtp;

namespace Itog.Conference.Rooms;

/// <summary>
/// Which packet of which layer went out under each of a slot's latest sequence numbers, and how it was changed: with that a packet is found in
/// the cache of its own layer and written again just as before, whatever the slot shows by now. Owned by a <see cref="DownTrack"/>; worker thread.
/// </summary>
internal sealed class SentPackets
{
    /// <summary>Two seconds of a camera; a power of two.</summary>
    public const int Capacity = 512;

    private readonly SentPacket[] _ring = new SentPacket[Capacity];

    public void Add(in SentPacket packet) => _ring[packet.Number & (Capacity - 1)] = packet;

    /// <summary>Finds a packet by the number it went out under, extended.</summary>
    public bool TryGet(long number, out SentPacket packet)
    {
        packet = _ring[number & (Capacity - 1)];
        return packet.Layer is not null && packet.Number == number;
    }

    /// <summary>Forgets everything: the way to the receiver begins anew.</summary>
    public void Clear() => Array.Clear(_ring);
}
