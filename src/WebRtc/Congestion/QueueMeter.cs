using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// How long packets wait on the way beyond its shortest time of the last seconds. The two clocks differ by an unknown offset and drift, so only the rise above
/// a recent minimum means something. Owned by a <see cref="CongestionController"/>.
/// </summary>
internal struct QueueMeter
{
    private const double Smoothing = 0.1;
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(10);

    private double _base;
    private double _nextBase;
    private MediaTime _since;
    private bool _started;

    /// <summary>Smoothed, in milliseconds.</summary>
    public double Milliseconds { get; private set; }

    public void OnPacket(in PacketOutcome packet, MediaTime now)
    {
        var delay = (packet.Arrival * (1000.0 / PacketArrival.TicksPerSecond)) - packet.SentAt.Milliseconds;
        if (!_started)
        {
            _started = true;
            _since = now;
            _base = delay;
            _nextBase = delay;
        }

        if (now - _since > Half)
        {
            _base = _nextBase;
            _nextBase = delay;
            _since = now;
        }

        _base = Math.Min(_base, delay);
        _nextBase = Math.Min(_nextBase, delay);
        Milliseconds += Smoothing * (delay - _base - Milliseconds);
    }

    public void Reset() => this = default;
}
