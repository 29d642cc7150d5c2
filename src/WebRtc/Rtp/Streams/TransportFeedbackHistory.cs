using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Sender's side of transport-wide congestion control: numbers what we send to one peer and matches the peer's feedback
/// with it. Owned by a subscriber's connection, called on its media worker; of fixed size.
/// </summary>
public sealed class TransportFeedbackHistory
{
    private const int RingLength = 4096;

    private readonly Sent[] _sent = new Sent[RingLength];
    private readonly PacketOutcome[] _outcomes = new PacketOutcome[RingLength];
    private long _next = 1;
    private long _arrivalCycle;
    private long _lastArrival;
    private bool _hasArrival;
    private int _outcomeCount;

    /// <summary>The number that the next packet will carry.</summary>
    public ushort NextSequence => (ushort)_next;

    /// <summary>Bytes sent and neither acknowledged nor reported missing yet, of the packets still remembered.</summary>
    public long BytesInFlight { get; private set; }

    /// <summary>What the last feedback said packet by packet, in the order of sending; valid until the next one.</summary>
    public ReadOnlySpan<PacketOutcome> Outcomes => _outcomes.AsSpan(0, _outcomeCount);

    /// <summary>Notes a packet at the moment of sending; returns the transport-wide number to write into it.</summary>
    public ushort OnSent(int bytes, MediaTime now)
    {
        ref var slot = ref _sent[_next % RingLength];
        if (slot.State == SentState.InFlight)
        {
            BytesInFlight -= slot.Bytes;
        }

        slot = new Sent { Sequence = _next, At = now, Bytes = bytes, State = SentState.InFlight };
        BytesInFlight += bytes;
        return (ushort)_next++;
    }

    /// <summary>Matches one feedback with the packets sent; what is unknown or known already changes nothing.</summary>
    public FeedbackSummary OnFeedback(TransportFeedback feedback, MediaTime now)
    {
        _outcomeCount = 0;
        var acknowledged = 0;
        var acknowledgedBytes = 0L;
        var lost = 0;
        var newest = default(MediaTime?);
        var firstArrival = long.MaxValue;
        var lastArrival = long.MinValue;
        var firstBytes = 0;
        while (feedback.MoveNext())
        {
            var status = feedback.Current;
            var sequence = _next - 1 + status.Sequence.DistanceFrom(SequenceNumber.FromExtended(_next - 1));
            if (sequence <= 0 || sequence >= _next || _sent[sequence % RingLength].Sequence != sequence)
            {
                continue;
            }

            ref var slot = ref _sent[sequence % RingLength];
            if (!status.IsReceived)
            {
                if (slot.State == SentState.InFlight)
                {
                    slot.State = SentState.Lost;
                    BytesInFlight -= slot.Bytes;
                    lost++;
                    AddOutcome(new PacketOutcome(slot.At, 0, slot.Bytes, IsLost: true));
                }

                continue;
            }

            if (slot.State == SentState.Acknowledged)
            {
                continue;
            }

            if (slot.State == SentState.InFlight)
            {
                BytesInFlight -= slot.Bytes;
            }

            slot.State = SentState.Acknowledged;
            var arrival = UnwrapArrival(status.Arrival);
            acknowledged++;
            acknowledgedBytes += slot.Bytes;
            newest = newest is { } time && time > slot.At ? time : slot.At;
            if (arrival < firstArrival)
            {
                firstArrival = arrival;
                firstBytes = slot.Bytes;
            }

            lastArrival = Math.Max(lastArrival, arrival);
            AddOutcome(new PacketOutcome(slot.At, arrival, slot.Bytes, IsLost: false));
        }

        // The first packet only opens the interval in which the others came.
        var span = lastArrival - firstArrival;
        var rate = acknowledged > 1 && span > 0 ? (acknowledgedBytes - firstBytes) * 8 * PacketArrival.TicksPerSecond / span : 0;
        return new FeedbackSummary(acknowledged, acknowledgedBytes, lost, newest is { } sent ? now - sent : null, rate);
    }

    private void AddOutcome(in PacketOutcome outcome)
    {
        if (_outcomeCount < _outcomes.Length)
        {
            _outcomes[_outcomeCount++] = outcome;
        }
    }

    /// <summary>The reference time wraps after 2^24 · 64 ms, twelve days: an exam day may run into it.</summary>
    private long UnwrapArrival(long arrival)
    {
        const long Cycle = (1L << 24) * TransportFeedback.TicksPerReference;
        var unwrapped = arrival + _arrivalCycle;
        if (_hasArrival && unwrapped - _lastArrival < -Cycle / 2)
        {
            _arrivalCycle += Cycle;
            unwrapped += Cycle;
        }

        _hasArrival = true;
        _lastArrival = unwrapped;
        return unwrapped;
    }

    private enum SentState : byte
    {
        Empty,
        InFlight,
        Acknowledged,
        Lost,
    }

    private struct Sent
    {
        public long Sequence;
        public MediaTime At;
        public int Bytes;
        public SentState State;
    }
}
