using System.Diagnostics.CodeAnalysis;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// Spreads one subscriber's pictures over time, so that a key frame does not fill the queue in front of everybody's sound: lets pass what the budget allows
/// and keeps the rest in order of priority. Owned by the subscriber's connection, called on its media worker; its queues grow to a fixed size.
/// </summary>
/// <remarks>
/// It keeps references (which packet of which track), not packets: transport-wide numbers and the SRTP sequence are in order of sending, so a packet is written
/// and protected when it is released. The way of a packet:
/// <code>
/// if (pacer.TryPass(priority, now)) { write, protect, send; pacer.OnSent(bytes, now); }
/// else if (!pacer.TryQueue(item, bytes, priority, now)) { skip this track to its next key frame }
/// …at NextRelease: while (pacer.TryRelease(now, out item)) { write, protect, send; pacer.OnSent(bytes, now); }
/// </code>
/// Sound and its repetitions go at once and are only counted, by <see cref="OnSent"/>.
/// </remarks>
public sealed class Pacer<T>
{
    /// <summary>Packets of one frame should leave together if they are few: as much as this time at the pacing rate goes at once.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(20);

    /// <summary>…and never less than two full packets.</summary>
    private const int LeastBurstBytes = 2400;

    /// <summary>The pacing rate over the target (libwebrtc's kDefaultPaceMultiplier): a frame larger than the average leaves in time.</summary>
    private const double PaceFactor = 2.5;

    /// <summary>
    /// …and while more than <see cref="SmallBacklog"/> waits: what the line takes. A card of the КИМ at 2.5 times the target would fill the queue of a slow line
    /// to the brim, and the sound behind it would be dropped there.
    /// </summary>
    private const double BacklogFactor = 1;

    /// <summary>So long at <see cref="BacklogFactor"/>: a queue that no line minds.</summary>
    private static readonly TimeSpan SmallBacklog = TimeSpan.FromMilliseconds(100);

    private readonly Lane[] _lanes = new Lane[4];
    private readonly TimeSpan _longestWait;
    private double _bytesPerNanosecond;
    private double _backlogBytesPerNanosecond;
    private double _smallBacklogBytes;
    private double _burstBytes;
    private double _debt;
    private MediaTime _updated;

    /// <param name="capacity">Packets in the queue at most, of each priority.</param>
    /// <param name="longestWait">What would wait longer is refused.</param>
    public Pacer(int capacity = 256, TimeSpan? longestWait = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _longestWait = longestWait ?? TimeSpan.FromMilliseconds(400);
        for (var i = 0; i < _lanes.Length; i++)
        {
            _lanes[i] = new Lane(capacity);
        }

        SetTarget(600_000);
    }

    /// <summary>Packets waiting.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes waiting.</summary>
    public long QueuedBytes { get; private set; }

    /// <summary>How long the last packet of the queue will wait at the present rate.</summary>
    public TimeSpan QueueDelay => WaitFor(QueuedBytes);

    /// <summary>When <see cref="TryRelease"/> will have something; never while nothing waits.</summary>
    public MediaTime NextRelease =>
        Count == 0 ? MediaTime.Never : new MediaTime(_updated.Nanoseconds + (long)Math.Max(0, Math.Ceiling((_debt - _burstBytes) / Rate)));

    /// <summary>Follows the <see cref="CongestionController.TargetBitsPerSecond"/>.</summary>
    public void SetTarget(long bitsPerSecond)
    {
        _bytesPerNanosecond = Math.Max(1, bitsPerSecond) * PaceFactor / 8e9;
        _backlogBytesPerNanosecond = Math.Max(1, bitsPerSecond) * BacklogFactor / 8e9;
        _smallBacklogBytes = _backlogBytesPerNanosecond * SmallBacklog.TotalNanoseconds;
        _burstBytes = Math.Max(LeastBurstBytes, _bytesPerNanosecond * Burst.TotalNanoseconds);
    }

    /// <summary>Whether a packet may go at once: the budget allows it and nothing that goes before it waits.</summary>
    public bool TryPass(PacerPriority priority, MediaTime now)
    {
        if (Count > 0 && HasWaiting(priority))
        {
            return false;
        }

        Drain(now);
        return _debt <= _burstBytes;
    }

    /// <summary>Counts what was sent, passed, released or never paced.</summary>
    public void OnSent(int bytes, MediaTime now)
    {
        Drain(now);
        _debt += bytes;
    }

    /// <summary>Keeps a packet for later; false when the queue is too long in time or number, and the track should skip to its next key frame.</summary>
    public bool TryQueue(in T item, int bytes, PacerPriority priority, MediaTime now)
    {
        ref var lane = ref _lanes[(int)priority];
        if (lane.IsFull || WaitFor(BytesBefore(priority)) > _longestWait)
        {
            return false;
        }

        lane.Add(item, bytes);
        Count++;
        QueuedBytes += bytes;
        return true;
    }

    /// <summary>Takes the next packet that may go now. The caller sends it and says so by <see cref="OnSent"/>, or drops it.</summary>
    public bool TryRelease(MediaTime now, [MaybeNullWhen(false)] out T item)
    {
        item = default;
        if (Count == 0)
        {
            return false;
        }

        Drain(now);
        if (_debt > _burstBytes)
        {
            return false;
        }

        foreach (ref var lane in _lanes.AsSpan())
        {
            if (lane.TryTake(out item, out var bytes))
            {
                Count--;
                QueuedBytes -= bytes;
                return true;
            }
        }

        return false;
    }

    /// <summary>Drops what is not worth its wait any more.</summary>
    /// <param name="isMeant">Told each item of this priority and <paramref name="with"/>.</param>
    public void Drop<TWith>(PacerPriority priority, TWith with, Func<T, TWith, bool> isMeant)
    {
        ref var lane = ref _lanes[(int)priority];
        for (var left = lane.Count; left > 0; left--)
        {
            _ = lane.TryTake(out var item, out var bytes);
            if (isMeant(item!, with))
            {
                Count--;
                QueuedBytes -= bytes;
            }
            else
            {
                lane.Add(item!, bytes);
            }
        }
    }

    /// <summary>Drops all that waits: the way is cut or another one.</summary>
    public void Clear()
    {
        foreach (ref var lane in _lanes.AsSpan())
        {
            while (lane.TryTake(out _, out _))
            {
            }
        }

        Count = 0;
        QueuedBytes = 0;
        _debt = 0;
    }

    private bool HasWaiting(PacerPriority priority)
    {
        for (var i = 0; i <= (int)priority; i++)
        {
            if (_lanes[i].Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private long BytesBefore(PacerPriority priority)
    {
        var bytes = 0L;
        for (var i = 0; i <= (int)priority; i++)
        {
            bytes += _lanes[i].Bytes;
        }

        return bytes;
    }

    private double Rate => QueuedBytes > _smallBacklogBytes ? _backlogBytesPerNanosecond : _bytesPerNanosecond;

    private TimeSpan WaitFor(long bytes)
    {
        var backlog = Math.Max(0, bytes - _smallBacklogBytes);
        return TimeSpan.FromMilliseconds(((backlog / _backlogBytesPerNanosecond) + ((bytes - backlog) / _bytesPerNanosecond)) / 1e6);
    }

    private void Drain(MediaTime now)
    {
        _debt = Math.Max(0, _debt - ((now.Nanoseconds - _updated.Nanoseconds) * Rate));
        _updated = now;
    }

    /// <summary>The queue of one priority: a ring.</summary>
    private struct Lane(int capacity)
    {
        private const int FirstLength = 16;

        private (T Item, int Bytes)[] _ring = [];
        private int _first;

        public int Count { get; private set; }

        public long Bytes { get; private set; }

        public readonly bool IsFull => Count == capacity;

        public void Add(in T item, int bytes)
        {
            if (Count == _ring.Length)
            {
                Grow();
            }

            _ring[(_first + Count) % _ring.Length] = (item, bytes);
            Count++;
            Bytes += bytes;
        }

        public bool TryTake([MaybeNullWhen(false)] out T item, out int bytes)
        {
            item = default;
            bytes = 0;
            if (Count == 0)
            {
                return false;
            }

            (item, bytes) = _ring[_first];
            _ring[_first] = default!;
            _first = (_first + 1) % _ring.Length;
            Count--;
            Bytes -= bytes;
            return true;
        }

        private void Grow()
        {
            var ring = new (T, int)[Math.Min(Math.Max(FirstLength, 2 * Count), capacity)];
            for (var i = 0; i < Count; i++)
            {
                ring[i] = _ring[(_first + i) % _ring.Length];
            }

            _ring = ring;
            _first = 0;
        }
    }
}
