using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>
/// The narrow place of a path in virtual time: what is sent waits its turn in one queue, leaves at a limited rate, and is dropped
/// when the queue is full (tail drop). It only tells times; whoever owns it carries the datagrams. A test owns it.
/// </summary>
/// <remarks>Datagrams that already have their time of leaving keep it when <see cref="BitsPerSecond"/> changes, so none overtakes another.</remarks>
public sealed class BottleneckLink
{
    /// <summary>What IPv4 and UDP put before each datagram on the line.</summary>
    public const int HeaderBytes = 28;

    private MediaTime _freeAt;

    public BottleneckLink(long bitsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerSecond);
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>May be changed at any time.</summary>
    public long BitsPerSecond { get; set; }

    /// <summary>How long a datagram may wait before its turn: the depth of the buffer as time.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many bytes may wait, headers included; no such limit at first.</summary>
    public long LongestQueueBytes { get; set; } = long.MaxValue;

    public int Carried { get; private set; }

    public long CarriedBytes { get; private set; }

    public int Dropped { get; private set; }

    /// <summary>How long a datagram sent now would wait for its turn.</summary>
    public TimeSpan QueueDelay(MediaTime now) => _freeAt > now ? _freeAt - now : TimeSpan.Zero;

    /// <summary>Sends <paramref name="bytes"/> of UDP payload; false when the queue has no place for them.</summary>
    /// <param name="leavesAt">When the last bit is through; add the delay of the rest of the path.</param>
    public bool TrySend(MediaTime now, int bytes, out MediaTime leavesAt)
    {
        var wait = QueueDelay(now);
        var waitingBytes = wait.TotalSeconds * BitsPerSecond / 8;
        var size = bytes + HeaderBytes;
        if (wait > LongestWait || waitingBytes + size > LongestQueueBytes)
        {
            Dropped++;
            leavesAt = MediaTime.Never;
            return false;
        }

        var begins = _freeAt > now ? _freeAt : now;
        _freeAt = leavesAt = new MediaTime(begins.Nanoseconds + (long)(size * 8e9 / BitsPerSecond));
        Carried++;
        CarriedBytes += size;
        return true;
    }
}
