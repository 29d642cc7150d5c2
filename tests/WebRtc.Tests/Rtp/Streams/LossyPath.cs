namespace Itog.WebRtc.Tests.Rtp.Streams;

/// <summary>One direction of a simulated network: loses, delays and reorders datagrams by a seed, in virtual time.</summary>
internal sealed class LossyPath(int seed, double loss, double delay, double jitter)
{
    private readonly Random _random = new(seed);
    private readonly PriorityQueue<byte[], long> _inFlight = new();

    public int Sent { get; private set; }

    public int Dropped { get; private set; }

    public bool IsIdle => _inFlight.Count == 0;

    public void Send(ReadOnlySpan<byte> datagram, MediaTime now)
    {
        Sent++;
        if (_random.NextDouble() < loss)
        {
            Dropped++;
            return;
        }

        var arrival = now + TimeSpan.FromMilliseconds(delay + (_random.NextDouble() * jitter));
        _inFlight.Enqueue(datagram.ToArray(), arrival.Nanoseconds);
    }

    public bool TryReceive(MediaTime now, out byte[] datagram)
    {
        if (_inFlight.TryPeek(out datagram!, out var arrival) && arrival <= now.Nanoseconds)
        {
            _inFlight.Dequeue();
            return true;
        }

        return false;
    }
}
