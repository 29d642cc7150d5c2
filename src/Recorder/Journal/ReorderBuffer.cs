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

    /// <summary>Places that are free again: as many as ever waited at once.</summary>
    private readonly Stack<HeldPacket> _spare = new();
    private HeldPacket? _taken;
    private long _next;
    private bool _started;
    private int _lateInARow;

    public int Late { get; private set; }

    public int Duplicates { get; private set; }

    public int Waiting => _waiting.Count;

    /// <summary>The packet is the next one and nothing waits: it need not be kept. Otherwise it has to be offered.</summary>
    public bool TryPass(in RingPacket packet)
    {
        if (!_started || packet.Sequence != _next || _waiting.Count > 0)
        {
            return false;
        }

        _next++;
        _lateInARow = 0;
        return true;
    }

    /// <summary>Keeps a copy of the packet until its turn.</summary>
    public void Offer(in RingPacket packet)
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
        if (_waiting.ContainsKey(packet.Sequence))
        {
            Duplicates++;
            return;
        }

        var place = _spare.TryPop(out var spare) ? spare : new HeldPacket();
        place.Fill(packet);
        _waiting.Add(packet.Sequence, place);
    }

    /// <summary>The next packet in order, valid until the next is taken; false when it has to be waited for.</summary>
    public bool TryTake(long now, out RingPacket packet, bool all = false)
    {
        if (_taken is { } done)
        {
            _spare.Push(done);
            _taken = null;
        }

        packet = default;
        if (_waiting.Count == 0)
        {
            return false;
        }

        var first = _waiting.GetValueAtIndex(0);
        if (!all && (!_started || first.Sequence != _next) && now - Oldest() < windowNanoseconds)
        {
            return false;
        }

        packet = first.Packet;
        packet.LostBefore = _started ? (int)Math.Min(packet.Sequence - _next, int.MaxValue) : 0;
        _started = true;
        _next = packet.Sequence + 1;
        _waiting.RemoveAt(0);
        _taken = first;
        return true;
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
