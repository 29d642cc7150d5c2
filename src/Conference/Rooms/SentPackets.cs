using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// Which packet of which layer went out under each of a slot's latest sequence numbers, and how it was changed: with that a packet is found in
/// the cache of its own layer and written again just as before, whatever the slot shows by now. Owned by a <see cref="DownTrack"/>; worker thread.
/// </summary>
internal sealed class SentPackets
{
    // Powers of two.
    private const int FirstCapacity = 64;
    private const int MostCapacity = 512;

    private SentPacket[] _ring = new SentPacket[FirstCapacity];
    private long _lapFirst;
    private MediaTime _lapBegan;

    public void Add(in SentPacket packet, MediaTime now)
    {
        if (packet.Number - _lapFirst >= _ring.Length)
        {
            if (now - _lapBegan < packet.Layer.Kept && _ring.Length < MostCapacity)
            {
                // Gone round so soon, it would lose what may still be asked for.
                Grow();
            }

            _lapFirst = packet.Number;
            _lapBegan = now;
        }

        Place(packet) = packet;
    }

    /// <summary>Finds a packet by the number it went out under, extended.</summary>
    public bool TryGet(long number, out SentPacket packet)
    {
        packet = _ring[number & (_ring.Length - 1)];
        return packet.Layer is not null && packet.Number == number;
    }

    private ref SentPacket Place(in SentPacket packet) => ref _ring[packet.Number & (_ring.Length - 1)];

    private void Grow()
    {
        var old = _ring;
        _ring = new SentPacket[2 * old.Length];
        foreach (ref readonly var packet in old.AsSpan())
        {
            if (packet.Layer is not null)
            {
                Place(packet) = packet;
            }
        }
    }
}
