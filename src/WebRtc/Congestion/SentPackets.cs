using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// Numbers what we send to one peer and matches the peer's transport-wide feedback with it. Owned by a <see cref="CongestionController"/>;
/// its memory grows with the rate to a fixed size.
/// </summary>
internal sealed class SentPackets
{
    /// <summary>More than three seconds at 6 Mbit/s: later feedback says nothing useful.</summary>
    private const int LongestRing = 2048;

    private const int FirstRing = 128;

    /// <summary>A ring that would overwrite a younger packet grows.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private Sent[] _sent = new Sent[FirstRing];
    private long _next = 1;
    private long _oldest = 1;
    private long _lastArrival;
    private bool _hasArrival;

    /// <summary>The number that the next packet will carry.</summary>
    public ushort NextSequence => (ushort)_next;

    /// <summary>Bytes sent of which no feedback has said anything yet, nor passed over.</summary>
    public long BytesInFlight { get; private set; }

    /// <summary>Notes a packet that was sent under <see cref="NextSequence"/>.</summary>
    public void OnSent(int bytes, byte probe, MediaTime now)
    {
        if (_next > _sent.Length && _sent.Length < LongestRing && now - _sent[_next % _sent.Length].At < Kept)
        {
            Grow();
        }

        if (_next - _oldest == _sent.Length)
        {
            _ = Resolve(_oldest + 1);
        }

        _sent[_next++ % _sent.Length] = new Sent(now, bytes, probe, SentState.InFlight);
        BytesInFlight += bytes;
    }

    /// <summary>
    /// Call at the head of each feedback: what is before its first packet and was never reported will not be (the feedback about it was lost).
    /// Returns the bytes of that.
    /// </summary>
    public long OnFeedback(SequenceNumber first) => Resolve(Math.Min(_next, Extend(first)));

    /// <summary>Matches one status; false when the packet is unknown, or nothing new is said of it.</summary>
    public bool TryMatch(in PacketArrival status, out PacketOutcome outcome)
    {
        outcome = default;
        var sequence = Extend(status.Sequence);
        if (sequence <= 0 || sequence >= _next || sequence < _next - _sent.Length)
        {
            return false;
        }

        ref var sent = ref _sent[sequence % _sent.Length];
        var before = sent.State;
        if (before == SentState.Acknowledged || (!status.IsReceived && before == SentState.Lost))
        {
            return false;
        }

        if (before == SentState.InFlight)
        {
            BytesInFlight -= sent.Bytes;
        }

        sent.State = status.IsReceived ? SentState.Acknowledged : SentState.Lost;
        var arrival = status.IsReceived ? UnwrapArrival(status.Arrival) : 0;
        outcome = new PacketOutcome(sent.At, arrival, sent.Bytes, !status.IsReceived, before == SentState.Lost, sent.Probe);
        return true;
    }

    /// <summary>No feedback is expected any more about what was sent until now.</summary>
    public void ForgetInFlight() => _ = Resolve(_next);

    private long Extend(SequenceNumber sequence) => _next - 1 + sequence.DistanceFrom(SequenceNumber.FromExtended(_next - 1));

    private void Grow()
    {
        var old = _sent;
        _sent = new Sent[2 * old.Length];
        for (var sequence = _next - old.Length; sequence < _next; sequence++)
        {
            _sent[sequence % _sent.Length] = old[sequence % old.Length];
        }
    }

    private long Resolve(long until)
    {
        var before = BytesInFlight;
        for (; _oldest < until; _oldest++)
        {
            ref var sent = ref _sent[_oldest % _sent.Length];
            if (sent.State == SentState.InFlight)
            {
                sent.State = SentState.Unknown;
                BytesInFlight -= sent.Bytes;
            }
        }

        return before - BytesInFlight;
    }

    /// <summary>The reference time is 24 bits of 64 ms and wraps after twelve days: an exam day may run into it.</summary>
    private long UnwrapArrival(long arrival)
    {
        const long Cycle = (1L << 24) * TransportFeedback.TicksPerReference;
        if (_hasArrival)
        {
            var step = (arrival - _lastArrival) % Cycle;
            arrival = _lastArrival + (step >= Cycle / 2 ? step - Cycle : step < -Cycle / 2 ? step + Cycle : step);
        }

        _hasArrival = true;
        _lastArrival = arrival;
        return arrival;
    }

    private enum SentState : byte
    {
        Unknown,
        InFlight,
        Acknowledged,
        Lost,
    }

    private record struct Sent(MediaTime At, int Bytes, byte Probe, SentState State);
}
