using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Congestion;

/// <summary>
/// What receiver reports say of all our streams to one receiver together, for receivers that give no transport-wide feedback. Owned by a
/// <see cref="CongestionController"/>; of fixed size.
/// </summary>
internal sealed class ReportedLoss
{
    /// <summary>While transport-wide feedback comes, reports add nothing.</summary>
    public static readonly TimeSpan FeedbackPrevails = TimeSpan.FromSeconds(2);

    private const int MostSources = 16;
    private const int MostPacketsBetweenReports = 1 << 16;

    /// <summary>A round trip so much over its shortest means a queue.</summary>
    private const double DelayedByMilliseconds = 150;
    private const double ShortestGrowth = 0.01;

    private static readonly TimeSpan LeastPeriod = TimeSpan.FromMilliseconds(500);

    private readonly uint[] _sources = new uint[MostSources];
    private readonly uint[] _highest = new uint[MostSources];
    private readonly int[] _cumulative = new int[MostSources];
    private int _count;
    private int _packets;
    private int _lost;
    private TimeSpan? _roundTrip;
    private double _shortest;
    private MediaTime _since;
    private bool _started;

    /// <summary>Collects blocks; true about once a second, with the sum since the last time.</summary>
    public bool TryAdd(in ReportBlock block, TimeSpan? roundTrip, MediaTime now, out LossReport report)
    {
        report = default;
        Add(block);
        _roundTrip = roundTrip ?? _roundTrip;
        if (!_started)
        {
            _started = true;
            _since = now;
        }

        if (now - _since < LeastPeriod)
        {
            return false;
        }

        report = new LossReport(_packets, _lost, _roundTrip, IsDelayed());
        _packets = 0;
        _lost = 0;
        _roundTrip = null;
        _since = now;
        return true;
    }

    public void Reset()
    {
        _count = 0;
        _packets = 0;
        _lost = 0;
        _roundTrip = null;
        _shortest = 0;
        _started = false;
    }

    private void Add(in ReportBlock block)
    {
        var at = Array.IndexOf(_sources, block.Source.Value, 0, _count);
        if (at < 0)
        {
            if (_count == MostSources)
            {
                return;
            }

            at = _count++;
            _sources[at] = block.Source.Value;
        }
        else
        {
            var packets = (int)(block.ExtendedHighest - _highest[at]);
            if (packets is > 0 and < MostPacketsBetweenReports)
            {
                _packets += packets;
                _lost += Math.Clamp(block.CumulativeLost - _cumulative[at], 0, packets);
            }
        }

        _highest[at] = block.ExtendedHighest;
        _cumulative[at] = block.CumulativeLost;
    }

    private bool IsDelayed()
    {
        if (_roundTrip is not { } time)
        {
            return false;
        }

        // The shortest is forgotten slowly: the way may have become longer.
        var milliseconds = time.TotalMilliseconds;
        _shortest = _shortest == 0 ? milliseconds : Math.Min(milliseconds, _shortest + (ShortestGrowth * (milliseconds - _shortest)));
        return milliseconds > _shortest + DelayedByMilliseconds;
    }
}
