using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>What the feedback says of one cluster: it was sent so fast and came so fast. Owned by a <see cref="CongestionController"/>.</summary>
internal struct ProbeMeasurement
{
    /// <summary>Packets and bytes that must have come, of those sent.</summary>
    private const double Enough = 0.8;

    /// <summary>It came slower than it was sent: a queue grew, and the way holds less than what came, or others share it.</summary>
    private const double Saturated = 0.9;
    private const double BelowSaturation = 0.85;

    /// <summary>Packets that come so much faster than they were sent were held up and let go.</summary>
    private const double MostCompression = 2;
    private const double LongestMilliseconds = 1000;

    private ProbeCluster _cluster;
    private double _firstSent;
    private double _lastSent;
    private double _firstArrival;
    private double _lastArrival;
    private int _bytes;
    private int _packets;
    private int _lastSentBytes;
    private int _firstArrivalBytes;

    public readonly byte Id => _cluster.Id;

    /// <summary>The rate of the cluster.</summary>
    public readonly double Attempted => _cluster.BitsPerSecond;

    public static ProbeMeasurement Of(in ProbeCluster cluster) => new() { _cluster = cluster };

    public void OnPacket(in PacketOutcome packet)
    {
        var sent = packet.SentAt.Milliseconds;
        var arrival = packet.Arrival * (1000.0 / PacketArrival.TicksPerSecond);
        if (_packets == 0 || arrival < _firstArrival)
        {
            _firstArrival = arrival;
            _firstArrivalBytes = packet.Bytes;
        }

        if (_packets == 0 || sent >= _lastSent)
        {
            _lastSent = sent;
            _lastSentBytes = packet.Bytes;
        }

        _firstSent = _packets == 0 ? sent : Math.Min(_firstSent, sent);
        _lastArrival = _packets == 0 ? arrival : Math.Max(_lastArrival, arrival);
        _bytes += packet.Bytes;
        _packets++;
    }

    /// <summary>What the cluster proves, once enough of it has come.</summary>
    public readonly bool TryGetRate(out double bitsPerSecond)
    {
        bitsPerSecond = 0;
        var sending = _lastSent - _firstSent;
        var arriving = _lastArrival - _firstArrival;
        if (_packets < ProbeCluster.LeastPackets * Enough || _bytes < _cluster.Bytes * Enough
            || sending is <= 0 or > LongestMilliseconds || arriving is <= 0 or > LongestMilliseconds)
        {
            return false;
        }

        var sent = (_bytes - _lastSentBytes) * 8000 / sending;
        var came = (_bytes - _firstArrivalBytes) * 8000 / arriving;
        if (came > MostCompression * sent)
        {
            return false;
        }

        bitsPerSecond = came < Saturated * sent ? BelowSaturation * came : Math.Min(sent, came);
        return true;
    }
}
