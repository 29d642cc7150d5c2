namespace Itog.Recorder.Journal;

/// <summary>
/// Puts packets into sequence order, and gives up a missing one when those behind it have waited long enough.
/// Owned by one track; recorder thread.
/// </summary>
internal sealed class ReorderBuffer(long windowNanoseconds)
{
    /// <summary>So many packets in a row behind the line mean that the sender began a new numbering.</summary>
    private const int RestartAfter = 50;

    private readonly SortedList<long, HeldPacket> _waiting = [];
    private long _next;
    private bool _started;
    private int _lateInARow;

    public int Late { get; private set; }

    public int Duplicates { get; private set; }

    public int Waiting => _waiting.Count;

    public void Offer(HeldPacket packet)
    {
        if (_started && packet.Sequence < _next)
        {
            Late++;
            if (++_lateInARow >= RestartAfter)
            {
                _started = false;
                _lateInARow = 0;
            }

            return;
        }

        _lateInARow = 0;
        if (!_waiting.TryAdd(packet.Sequence, packet))
        {
            Duplicates++;
        }
    }

    /// <summary>The next packet in order, or null when it has to be waited for.</summary>
    public HeldPacket? Take(long now, bool all = false)
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var packet = _waiting.GetValueAtIndex(0);
        if (!all && (!_started || packet.Sequence != _next) && now - Oldest() < windowNanoseconds)
        {
            return null;
        }

        packet.LostBefore = _started ? (int)Math.Min(packet.Sequence - _next, int.MaxValue) : 0;
        _started = true;
        _next = packet.Sequence + 1;
        _waiting.RemoveAt(0);
        return packet;
    }

    private long Oldest()
    {
        var oldest = long.MaxValue;
        foreach (var packet in _waiting.Values)
        {
            oldest = Math.Min(oldest, packet.Arrival);
        }

        return oldest;
    }
}
