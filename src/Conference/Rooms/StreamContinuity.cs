using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>
/// Makes the streams of a slot's changing sources one stream for its receiver: sequence numbers go on by one and timestamps by
/// the time that passed. The mapping of a source is an offset, so losses, reordering and late recoveries keep their places.
/// Owned by a <see cref="DownTrack"/>; worker thread.
/// </summary>
internal struct StreamContinuity
{
    private readonly uint _clockRate;
    private long _sequenceOffset;
    private uint _timestampOffset;
    private long _firstOfSource;
    private long _highest;
    private uint _newestTimestamp;
    private MediaTime _newestAt;
    private bool _started;

    /// <param name="clockRate">Of the timestamps, in Hz.</param>
    /// <param name="firstSequence">Where the stream starts: below 2^15, so that the roll-over count is not lost with the first packets (RFC 3711 §3.3.1).</param>
    /// <param name="firstTimestamp">Any number, best a random one (RFC 3550 §5.1).</param>
    public StreamContinuity(uint clockRate, ushort firstSequence, uint firstTimestamp)
    {
        _clockRate = clockRate;
        _highest = 0x10000 + (firstSequence & 0x7FFF) - 1;
        _newestTimestamp = firstTimestamp;
    }

    /// <summary>The highest extended sequence number given out.</summary>
    public readonly long Highest => _highest;

    /// <summary>The first extended sequence number given out to the present source: earlier ones belonged to another.</summary>
    public readonly long FirstOfSource => _firstOfSource;

    public readonly uint TimestampOffset => _timestampOffset;

    /// <summary>A source begins with its packet <paramref name="sequence"/>, which will follow whatever was sent last.</summary>
    public void Begin(MediaTime now, long sequence, uint timestamp)
    {
        var passed = _started ? Math.Max(1, (now.Nanoseconds - _newestAt.Nanoseconds) / 1_000 * _clockRate / 1_000_000) : 0;
        _timestampOffset = unchecked(_newestTimestamp + (uint)passed - timestamp);
        _firstOfSource = _highest + 1;
        _sequenceOffset = _firstOfSource - sequence;
        _started = true;
    }

    /// <summary>Maps a packet of the present source; false when it was sent before the source's first packet here.</summary>
    public bool TryMap(MediaTime now, long sequence, uint timestamp, out long mappedSequence, out uint mappedTimestamp)
    {
        mappedSequence = sequence + _sequenceOffset;
        mappedTimestamp = unchecked(timestamp + _timestampOffset);
        if (mappedSequence < _firstOfSource)
        {
            return false;
        }

        if (mappedSequence > _highest)
        {
            _highest = mappedSequence;
            _newestTimestamp = mappedTimestamp;
            _newestAt = now;
        }

        return true;
    }

    /// <summary>The source's number of what was sent as <paramref name="mapped"/>; false when another source sent it, or nobody yet.</summary>
    public readonly bool TryUnmap(long mapped, out long sequence)
    {
        sequence = mapped - _sequenceOffset;
        return _started && mapped >= _firstOfSource && mapped <= _highest;
    }
}
