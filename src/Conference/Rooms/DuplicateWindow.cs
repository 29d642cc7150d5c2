namespace Itog.Conference.Rooms;

/// <summary>
/// Remembers which of the latest <see cref="Size"/> extended sequence numbers of one stream have come, so that a packet that came both by itself
/// and as a retransmission counts once. Owned by an <see cref="UpTrack"/>; worker thread.
/// </summary>
internal sealed class DuplicateWindow
{
    public const int Size = 2048;

    private readonly ulong[] _seen = new ulong[Size / 64];
    private long _highest = long.MinValue;

    /// <summary>Marks a number as seen; false when it was before, or is too old to know.</summary>
    public bool TryAdd(long extended)
    {
        if (_highest == long.MinValue)
        {
            _highest = extended;
        }
        else if (extended > _highest)
        {
            Forget(_highest + 1, extended);
            _highest = extended;
        }
        else if (_highest - extended >= Size)
        {
            return false;
        }

        var index = (int)(extended & (Size - 1));
        var bit = 1UL << (index & 63);
        ref var word = ref _seen[index >> 6];
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        return true;
    }

    // The places of numbers first..last now stand for them and not for those one window earlier.
    private void Forget(long first, long last)
    {
        if (last - first >= Size - 1)
        {
            Array.Clear(_seen);
            return;
        }

        for (var number = first; number <= last; number++)
        {
            var index = (int)(number & (Size - 1));
            _seen[index >> 6] &= ~(1UL << (index & 63));
        }
    }
}
