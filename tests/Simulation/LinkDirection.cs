using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>
/// Decides, by a seeded random generator, when each datagram of one direction arrives: never, once or twice. It only tells times;
/// the owner of the <see cref="BadLink"/> may change the conditions between two datagrams. Not for several threads at once.
/// </summary>
internal sealed class LinkDirection(int seed)
{
    private readonly Random _random = new(seed);
    private LinkConditions _conditions = LinkConditions.Good;
    private BottleneckLink? _bottleneck;

    /// <summary>Datagrams that found the queue of the narrow place full.</summary>
    public int Overflowed { get; private set; }

    public LinkConditions Conditions
    {
        get => _conditions;
        set
        {
            _conditions = value;
            _bottleneck = value.BitsPerSecond is { } rate ? new BottleneckLink(rate) : null;
        }
    }

    /// <summary>The arrivals of a datagram sent now; the second one is <see cref="MediaTime.Never"/> when it is not doubled.</summary>
    public (MediaTime First, MediaTime Second) Send(MediaTime now, int bytes)
    {
        if (_random.NextDouble() < _conditions.Loss)
        {
            return (MediaTime.Never, MediaTime.Never);
        }

        var leaves = now;
        if (_bottleneck?.TrySend(now, bytes, out leaves) == false)
        {
            Overflowed++;
            return (MediaTime.Never, MediaTime.Never);
        }

        return (leaves + Delay(), _random.NextDouble() < _conditions.Duplication ? leaves + Delay() : MediaTime.Never);
    }

    /// <summary>How long something that is neither lost nor limited takes.</summary>
    public TimeSpan Delay() => _conditions.ShortestDelay + ((_conditions.LongestDelay - _conditions.ShortestDelay) * _random.NextDouble());
}
