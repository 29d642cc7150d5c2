using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// Puts packets that were sent or came together into groups and measures how the distance between groups changed on the way
/// (draft-ietf-rmcat-gcc-02 §5.2). Owned by a <see cref="CongestionController"/>.
/// </summary>
internal sealed class PacketGroups
{
    private const double BurstMilliseconds = 5;
    private const double LongestBurstMilliseconds = 100;
    private const int MostReordered = 3;

    /// <summary>A receiver's clock that jumps so far was set, or its computer slept.</summary>
    private const double ClockJumpMilliseconds = 3000;

    private Group _current;
    private Group _previous;
    private bool _hasCurrent;
    private bool _hasPrevious;
    private int _reordered;

    /// <summary>Takes a packet that came; true when that finished a group of which <paramref name="delta"/> is known.</summary>
    public bool TryAdd(in PacketOutcome packet, out GroupDelta delta)
    {
        delta = default;
        var sent = packet.SentAt.Milliseconds;
        var arrival = packet.Arrival * (1000.0 / PacketArrival.TicksPerSecond);
        if (!_hasCurrent)
        {
            Begin(sent, arrival);
            return false;
        }

        if (sent < _current.FirstSent)
        {
            return false;
        }

        if (Belongs(sent, arrival))
        {
            _current.LastSent = Math.Max(_current.LastSent, sent);
            _current.LastArrival = Math.Max(_current.LastArrival, arrival);
            return false;
        }

        var measured = _hasPrevious && TryMeasure(out delta);
        _previous = _current;
        _hasPrevious = true;
        Begin(sent, arrival);
        return measured;
    }

    public void Reset()
    {
        _hasCurrent = false;
        _hasPrevious = false;
        _reordered = 0;
    }

    private bool TryMeasure(out GroupDelta delta)
    {
        delta = new GroupDelta(_current.LastSent - _previous.LastSent, _current.LastArrival - _previous.LastArrival, _current.LastArrival);
        if (Math.Abs(delta.Growth) > ClockJumpMilliseconds)
        {
            delta = delta with { IsClockJump = true };
            return true;
        }

        if (delta.Arrival >= 0)
        {
            _reordered = 0;
            return true;
        }

        if (++_reordered >= MostReordered)
        {
            // Groups keep overtaking each other: what was measured before is no measure for what comes.
            _reordered = 0;
            _hasPrevious = false;
        }

        return false;
    }

    // A queue on the way hands out what it holds in one go (draft-ietf-rmcat-gcc-02 §5.2: "burst").
    private bool Belongs(double sent, double arrival)
    {
        var step = sent - _current.LastSent;
        var came = arrival - _current.LastArrival;
        return step <= 0
            || sent - _current.FirstSent <= BurstMilliseconds
            || (came < step && came <= BurstMilliseconds && arrival - _current.FirstArrival < LongestBurstMilliseconds);
    }

    private void Begin(double sent, double arrival)
    {
        _current = new Group { FirstSent = sent, LastSent = sent, FirstArrival = arrival, LastArrival = arrival };
        _hasCurrent = true;
    }

    private struct Group
    {
        public double FirstSent;
        public double LastSent;
        public double FirstArrival;
        public double LastArrival;
    }
}
