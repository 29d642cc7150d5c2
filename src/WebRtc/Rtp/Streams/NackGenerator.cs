namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Finds gaps in one incoming stream and says when to ask for which packets (RFC 4585 §6.2.1).
/// Owned by an up track, called on the room's media worker; it grows with the gaps to a fixed size.
/// </summary>
public sealed class NackGenerator
{
    private const int FirstLength = 32;

    private readonly NackOptions _options;
    private Entry[] _pending = [];
    private int _count;
    private long _highest;
    private MediaTime _lastAt;
    private bool _started;

    public NackGenerator(NackOptions? options = null) => _options = options ?? new NackOptions();

    /// <summary>The present estimate of the path's round trip: a packet is not asked for again within it.</summary>
    public TimeSpan RoundTrip { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Packets given up for good: when it grows on a video stream, a key frame is needed.</summary>
    public long Lost { get; private set; }

    /// <summary>Packets that came after they had been asked for.</summary>
    public long Recovered { get; private set; }

    /// <summary>Requests for single packets made so far.</summary>
    public long Requests { get; private set; }

    public int PendingCount => _count;

    /// <summary>When <see cref="Collect"/> will have something to do; <see cref="MediaTime.Never"/> without gaps.</summary>
    public MediaTime NextDue
    {
        get
        {
            var next = MediaTime.Never;
            for (var i = 0; i < _count; i++)
            {
                next = _pending[i].AskAt < next ? _pending[i].AskAt : next;
            }

            return next;
        }
    }

    /// <summary>
    /// Takes note of a packet, original or retransmitted, by its extended sequence number. True when it filled a gap or
    /// went ahead; false when it is a duplicate, or had been given up.
    /// </summary>
    public bool OnPacket(long sequence, MediaTime now)
    {
        if (!_started)
        {
            _started = true;
            _highest = sequence;
            _lastAt = now;
            return true;
        }

        if (sequence <= _highest)
        {
            return Fill(sequence);
        }

        var missing = sequence - _highest - 1;
        if (missing > (now - _lastAt > _options.MaxAge ? Math.Min(_options.MostAfterSilence, _options.Capacity) : _options.Capacity))
        {
            // The stream jumped or was away for long: asking for all of it would only add to the trouble.
            Lost += missing + _count;
            _count = 0;
        }
        else
        {
            for (var lost = _highest + 1; lost < sequence; lost++)
            {
                Expect(lost, now);
            }
        }

        _highest = sequence;
        _lastAt = now;
        return true;
    }

    /// <summary>
    /// Fills <paramref name="missing"/> with the packets to ask for now, in ascending order, and gives up those that are
    /// too old or were asked for too often. What does not fit stays due.
    /// </summary>
    public int Collect(MediaTime now, Span<SequenceNumber> missing)
    {
        var asked = 0;
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var entry = _pending[i];
            if (now - entry.MissedAt > _options.MaxAge || (entry.Tries >= _options.MaxTries && entry.AskAt <= now))
            {
                Lost++;
                continue;
            }

            if (entry.AskAt <= now && asked < missing.Length)
            {
                missing[asked++] = SequenceNumber.FromExtended(entry.Sequence);
                entry.Tries++;
                entry.AskAt = now + RetryAfter;
            }

            _pending[kept++] = entry;
        }

        _count = kept;
        Requests += asked;
        return asked;
    }

    /// <summary>Whether a packet is missing and has been asked for: when it comes, on whatever stream, it is a retransmission.</summary>
    public bool HasAskedFor(long sequence)
    {
        for (var i = _count - 1; i >= 0 && _pending[i].Sequence >= sequence; i--)
        {
            if (_pending[i].Sequence == sequence)
            {
                return _pending[i].Tries > 0;
            }
        }

        return false;
    }

    /// <summary>Forgets everything: the publisher's stream began anew.</summary>
    public void Reset()
    {
        _count = 0;
        _started = false;
    }

    private TimeSpan RetryAfter => RoundTrip * _options.RetryRoundTrips > _options.MinRetry ? RoundTrip * _options.RetryRoundTrips : _options.MinRetry;

    private void Expect(long sequence, MediaTime now)
    {
        if (_count == _pending.Length && _count < _options.Capacity)
        {
            Array.Resize(ref _pending, Math.Min(Math.Max(FirstLength, 2 * _count), _options.Capacity));
        }

        if (_count == _pending.Length)
        {
            Array.Copy(_pending, 1, _pending, 0, --_count);
            Lost++;
        }

        _pending[_count++] = new Entry { Sequence = sequence, MissedAt = now, AskAt = now + _options.ReorderWait };
    }

    private bool Fill(long sequence)
    {
        for (var i = _count - 1; i >= 0 && _pending[i].Sequence >= sequence; i--)
        {
            if (_pending[i].Sequence != sequence)
            {
                continue;
            }

            if (_pending[i].Tries > 0)
            {
                Recovered++;
            }

            Array.Copy(_pending, i + 1, _pending, i, --_count - i);
            return true;
        }

        return false;
    }

    private struct Entry
    {
        public long Sequence;
        public MediaTime MissedAt;
        public MediaTime AskAt;
        public int Tries;
    }
}
