namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Gives a subscriber one continuous stream of sequence numbers and timestamps while the sources behind its slot change.
/// Owned by a down track, called on the room's media worker.
/// </summary>
public sealed class RtpSplicer
{
    private readonly int _clockRate;
    private long _sequenceOffset;
    private long _timestampOffset;
    private long _alignedOffset;
    private long _firstOfSource;
    private long _lastOut;
    private RtpTimestamp _lastTimestamp;
    private MediaTime _lastAt;
    private bool _started;

    /// <param name="clockRate">Ticks per second of the RTP timestamp.</param>
    /// <param name="first">Sequence number of the first packet out; random by RFC 3550 §5.1.</param>
    public RtpSplicer(int clockRate, SequenceNumber first)
    {
        _clockRate = clockRate;

        // A whole cycle up, so that packets just before the first stay positive.
        _lastOut = first.Value + 0x10000L - 1;
    }

    /// <summary>Call with the first packet of a new source, before mapping it.</summary>
    public void OnSourceChanged(long sequence, RtpTimestamp timestamp, MediaTime now)
    {
        _firstOfSource = sequence;
        _sequenceOffset = _lastOut + 1 - sequence;
        if (!_started)
        {
            _timestampOffset = _alignedOffset = 0;
            return;
        }

        // The new source goes on where the old one would be by now, and at least one tick later.
        var elapsed = Math.Max(1, (long)((now - _lastAt).TotalSeconds * _clockRate));
        _timestampOffset = _alignedOffset = _lastTimestamp.Add(elapsed).DistanceFrom(timestamp);
    }

    /// <summary>
    /// Call with the first packet of another layer of the same source, before mapping it. Each layer counts from a random start of its own (RFC 3550 §5.1),
    /// but one clock stamps them all, so what the subscriber sees goes on in time however late the new layer's first packet is.
    /// </summary>
    /// <param name="ahead">How far the old layer's timestamps are ahead of the new one's for one moment, by the publisher's sender reports.</param>
    public void OnLayerChanged(long sequence, RtpTimestamp timestamp, long ahead)
    {
        _firstOfSource = sequence;
        _sequenceOffset = _lastOut + 1 - sequence;
        _alignedOffset += ahead;
        _timestampOffset = _alignedOffset;

        // Both layers show one moment, but two pictures must never share a timestamp.
        var behind = _lastTimestamp.DistanceFrom(timestamp.Add(_timestampOffset));
        if (behind >= 0)
        {
            _timestampOffset += behind + (_clockRate / 1000);
        }
    }

    /// <summary>
    /// The number and time under which a packet goes out; false for a packet from before the present source's first,
    /// which must not be forwarded.
    /// </summary>
    public bool TryMap(long sequence, RtpTimestamp timestamp, MediaTime now, out SequenceNumber outSequence, out RtpTimestamp outTimestamp)
    {
        var mapped = sequence + _sequenceOffset;
        outSequence = SequenceNumber.FromExtended(mapped);
        outTimestamp = Map(timestamp);
        if (sequence < _firstOfSource)
        {
            return false;
        }

        if (!_started || mapped > _lastOut)
        {
            _started = true;
            _lastOut = mapped;
            _lastTimestamp = outTimestamp;
            _lastAt = now;
        }

        return true;
    }

    /// <summary>Whether the last number given out is that of this packet of the present source.</summary>
    public bool IsNewest(long sequence) => sequence + _sequenceOffset == _lastOut;

    /// <summary>Whether this packet of the present source comes after all that were given a number.</summary>
    public bool IsNewer(long sequence) => sequence + _sequenceOffset > _lastOut;

    /// <summary>The last number given out, extended.</summary>
    public long LastOut => _lastOut;

    /// <summary>
    /// Takes the numbers after <paramref name="number"/> back, under which nothing went out: the next source or layer goes on from there without a gap.
    /// Nothing may be mapped before <see cref="OnSourceChanged"/> or <see cref="OnLayerChanged"/>.
    /// </summary>
    public void TakeBack(long number) => _lastOut = Math.Min(_lastOut, number);

    /// <summary>The timestamp of the last number given out.</summary>
    public RtpTimestamp LastTimestamp => _lastTimestamp;

    /// <summary>The extended form of a number that was given out lately.</summary>
    public long Extend(SequenceNumber sequence) => _lastOut + sequence.DistanceFrom(SequenceNumber.FromExtended(_lastOut));

    /// <summary>A timestamp of the present source as the subscriber knows it: for sender reports.</summary>
    public RtpTimestamp Map(RtpTimestamp timestamp) => timestamp.Add(_timestampOffset);

    /// <summary>
    /// The extended number in of a packet that went out, for an answer to a NACK; false when it is not of the present source.
    /// </summary>
    public bool TryUnmap(SequenceNumber sequence, out long original)
    {
        var mapped = Extend(sequence);
        original = mapped - _sequenceOffset;
        return _started && mapped <= _lastOut && original >= _firstOfSource;
    }
}
