using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>
/// A datagram network in virtual time: it loses, delays, reorders and duplicates by a seeded random generator, and can translate
/// addresses as a NAT does. The same seed and the same calls give the same arrivals. A test owns it.
/// </summary>
public sealed class SimulatedNetwork(int seed)
{
    private readonly Random _random = new(seed);
    private readonly PriorityQueue<SimulatedDatagram, (MediaTime At, long Order)> _inFlight = new();
    private readonly Dictionary<SocketEndpoint, SocketEndpoint> _outerOf = [];
    private readonly Dictionary<SocketEndpoint, SocketEndpoint> _innerOf = [];
    private readonly Dictionary<SocketEndpoint, long> _sent = [];
    private long _order;

    /// <summary>The share of datagrams that never arrive, 0 to 1.</summary>
    public double Loss { get; set; }

    /// <summary>The share of datagrams that arrive twice, 0 to 1.</summary>
    public double Duplication { get; set; }

    public TimeSpan ShortestDelay { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Each datagram is delayed on its own, so the wider the range the more are reordered.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>When the next datagram arrives.</summary>
    public MediaTime NextArrival => _inFlight.TryPeek(out _, out var priority) ? priority.At : MediaTime.Never;

    public int Lost { get; private set; }

    /// <summary>
    /// Puts a NAT before <paramref name="inner"/>: it is seen as <paramref name="outer"/> from now on, and what is sent
    /// to the outer address it had before reaches nobody.
    /// </summary>
    public void Rebind(SocketEndpoint inner, SocketEndpoint outer)
    {
        if (_outerOf.Remove(inner, out var old))
        {
            _innerOf.Remove(old);
        }

        _outerOf[inner] = outer;
        _innerOf[outer] = inner;
    }

    public void Send(MediaTime now, SocketEndpoint from, SocketEndpoint to, ReadOnlySpan<byte> datagram)
    {
        _sent[from] = Sent(from) + datagram.Length;
        var copies = _random.NextDouble() < Duplication ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            if (_random.NextDouble() < Loss)
            {
                Lost++;
                continue;
            }

            var delay = ShortestDelay + ((LongestDelay - ShortestDelay) * _random.NextDouble());
            var seen = _outerOf.GetValueOrDefault(from, from);
            _inFlight.Enqueue(new SimulatedDatagram(seen, to, datagram.ToArray()), (now + delay, _order++));
        }
    }

    /// <summary>Bytes that an address has sent, whatever became of them.</summary>
    public long Sent(SocketEndpoint from) => _sent.GetValueOrDefault(from);

    /// <summary>Takes the next datagram that has arrived by <paramref name="now"/>.</summary>
    public bool TryReceive(MediaTime now, out SimulatedDatagram datagram)
    {
        while (NextArrival <= now && _inFlight.TryDequeue(out var arrived, out _))
        {
            if (_innerOf.TryGetValue(arrived.To, out var inner))
            {
                datagram = arrived with { To = inner };
                return true;
            }

            // A host behind a NAT is not reached by its own address.
            if (!_outerOf.ContainsKey(arrived.To))
            {
                datagram = arrived;
                return true;
            }
        }

        datagram = null!;
        return false;
    }
}
