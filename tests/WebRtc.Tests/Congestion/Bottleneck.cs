namespace Itog.WebRtc.Tests.Congestion;

/// <summary>
/// The narrow place on the way to one or several subscribers, in virtual time: a queue in order of arrival that is served at a rate, then a propagation delay
/// with jitter that keeps the order or not, and random loss. A test owns it and moves it on by <see cref="Step"/>.
/// </summary>
internal sealed class Bottleneck(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Queue<Parcel> _queue = new();
    private readonly PriorityQueue<Parcel, (double At, long Order)> _underWay = new();
    private double _credit;
    private double _lastArrival;
    private long _order;
    private int _queuedBytes;

    public double BitsPerSecond { get; set; } = 3_000_000;

    /// <summary>What would wait longer is dropped.</summary>
    public double QueueMilliseconds { get; set; } = 300;

    public double DelayMilliseconds { get; set; } = 25;

    /// <summary>Mean of an exponentially distributed addition to the delay.</summary>
    public double JitterMilliseconds { get; set; }

    /// <summary>Share of packets that jitter may put behind later ones.</summary>
    public double Reordered { get; set; }

    /// <summary>Share lost whatever the load.</summary>
    public double Loss { get; set; }

    /// <summary>How long a packet that comes now waits.</summary>
    public double WaitMilliseconds => _queuedBytes * 8000 / BitsPerSecond;

    public int Dropped { get; private set; }

    public int Passed { get; private set; }

    /// <summary>Nothing gets through.</summary>
    public bool IsCut { get; set; }

    /// <summary>Takes a packet; <paramref name="deliver"/> is called when it arrives, <paramref name="drop"/> at once when the queue is full.</summary>
    public void Send(int bytes, Action<double> deliver, Action? drop = null)
    {
        if (WaitMilliseconds + (bytes * 8000 / BitsPerSecond) > QueueMilliseconds)
        {
            Dropped++;
            drop?.Invoke();
            return;
        }

        Passed++;
        _queue.Enqueue(new Parcel(bytes, deliver, drop));
        _queuedBytes += bytes;
    }

    /// <summary>Moves on by a millisecond that ends at <paramref name="now"/>.</summary>
    public void Step(double now)
    {
        _credit = _queue.Count == 0 ? 0 : _credit + (BitsPerSecond / 8000);
        while (_queue.TryPeek(out var parcel) && _credit >= parcel.Bytes)
        {
            _credit -= parcel.Bytes;
            _queuedBytes -= parcel.Bytes;
            _queue.Dequeue();
            Depart(parcel, now - (_credit * 8000 / BitsPerSecond));
        }

        while (_underWay.TryPeek(out var arrived, out var key) && key.At <= now)
        {
            _underWay.Dequeue();
            arrived.Deliver(key.At);
        }
    }

    private void Depart(in Parcel parcel, double now)
    {
        if (_random.NextDouble() < Loss || IsCut)
        {
            parcel.Drop?.Invoke();
            return;
        }

        var at = now + DelayMilliseconds + (JitterMilliseconds * -Math.Log(1 - _random.NextDouble()));
        if (_random.NextDouble() >= Reordered)
        {
            at = _lastArrival = Math.Max(at, _lastArrival);
        }

        _underWay.Enqueue(parcel, (at, _order++));
    }

    private readonly record struct Parcel(int Bytes, Action<double> Deliver, Action? Drop);
}
