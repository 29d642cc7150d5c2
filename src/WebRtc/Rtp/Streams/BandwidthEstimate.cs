namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// How much the way to one subscriber can take, by the losses and the growth of the queue that its transport-wide feedback
/// shows (after draft-ietf-rmcat-gcc-02 §5 and §6, simplified). Owned by a subscriber's connection, called on its media worker.
/// </summary>
/// <remarks>
/// We do not filter the delay gradient as the draft does, but compare the queueing delay itself with a fixed limit: a server
/// that forwards needs to know when to drop a stream, not to follow a line within a few per cent.
/// </remarks>
public sealed class BandwidthEstimate
{
    private const double HighLoss = 0.10;
    private const double LowLoss = 0.02;
    private const double GrowthPerSecond = 1.08;
    private const double Backoff = 0.85;

    private static readonly TimeSpan _queueLimit = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan _baseWindow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _lossWindow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _holdAfterBackoff = TimeSpan.FromMilliseconds(300);

    private readonly long _minimum;
    private readonly long _maximum;
    private double _rate;
    private double _delivered;
    private double _baseDelay = double.MaxValue;
    private double _nextBaseDelay = double.MaxValue;
    private double _queueDelay;
    private MediaTime _baseSince;
    private MediaTime _lossSince;
    private MediaTime _lastFeedback;
    private MediaTime _lastBackoff = new(long.MinValue / 2);
    private int _lost;
    private int _acknowledged;
    private bool _started;

    /// <param name="initial">Bits per second before any feedback.</param>
    /// <param name="minimum">The estimate never falls below.</param>
    /// <param name="maximum">The estimate never rises above.</param>
    public BandwidthEstimate(long initial, long minimum, long maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        _minimum = minimum;
        _maximum = maximum;
        _rate = Math.Clamp(initial, minimum, maximum);
    }

    public long BitsPerSecond => (long)_rate;

    /// <summary>Loss in the last half second with feedback, 0..1.</summary>
    public double Loss { get; private set; }

    /// <summary>Time that packets now wait on the way beyond its shortest time of the last seconds.</summary>
    public TimeSpan QueueDelay => TimeSpan.FromMilliseconds(_queueDelay);

    /// <summary>Takes one feedback: its summary and what it said packet by packet.</summary>
    public void OnFeedback(in FeedbackSummary summary, ReadOnlySpan<PacketOutcome> outcomes, MediaTime now)
    {
        if (!_started)
        {
            _started = true;
            _baseSince = now;
            _lossSince = now;
            _lastFeedback = now;
        }

        if (summary.DeliveredBitsPerSecond > 0)
        {
            _delivered = _delivered == 0 ? summary.DeliveredBitsPerSecond : _delivered + (0.3 * (summary.DeliveredBitsPerSecond - _delivered));
        }

        MeasureDelay(outcomes, now);
        MeasureLoss(summary, now);
        var elapsed = Math.Min(1, (now - _lastFeedback).TotalSeconds);
        _lastFeedback = now;
        Adapt(elapsed, now);
    }

    private void Adapt(double elapsed, MediaTime now)
    {
        if (now - _lastBackoff < _holdAfterBackoff)
        {
            return;
        }

        if (QueueDelay > _queueLimit && _delivered > 0)
        {
            // The line delivers all it can: go below that, so that the queue drains.
            _rate = Math.Min(_rate, _delivered * Backoff);
            _lastBackoff = now;
        }
        else if (Loss > HighLoss)
        {
            // draft-ietf-rmcat-gcc-02 §6: As(i) = As(i-1) · (1 − 0.5 · p).
            _rate *= 1 - (0.5 * Loss);
            _lastBackoff = now;
        }
        else if (Loss < LowLoss && QueueDelay < _queueLimit / 2)
        {
            // draft-ietf-rmcat-gcc-02 §5.5: what was not tried is not known, so no growth far beyond what was delivered.
            var ceiling = Math.Max(_rate, (1.5 * _delivered) + 10_000);
            _rate = Math.Min(_rate * Math.Pow(GrowthPerSecond, elapsed), ceiling);
        }

        _rate = Math.Clamp(_rate, _minimum, _maximum);
    }

    /// <summary>The two clocks differ by an unknown offset and drift: only the rise above the recent minimum means something.</summary>
    private void MeasureDelay(ReadOnlySpan<PacketOutcome> outcomes, MediaTime now)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.IsLost)
            {
                continue;
            }

            var delay = (outcome.Arrival * (1000.0 / Rtcp.PacketArrival.TicksPerSecond)) - outcome.SentAt.Milliseconds;
            _baseDelay = Math.Min(_baseDelay, delay);
            _nextBaseDelay = Math.Min(_nextBaseDelay, delay);
            _queueDelay += 0.1 * (delay - _baseDelay - _queueDelay);
        }

        if (now - _baseSince > _baseWindow)
        {
            _baseDelay = _nextBaseDelay;
            _nextBaseDelay = double.MaxValue;
            _baseSince = now;
        }
    }

    private void MeasureLoss(in FeedbackSummary summary, MediaTime now)
    {
        _lost += summary.Lost;
        _acknowledged += summary.Acknowledged;
        if (now - _lossSince < _lossWindow || _lost + _acknowledged == 0)
        {
            return;
        }

        Loss = (double)_lost / (_lost + _acknowledged);
        _lost = 0;
        _acknowledged = 0;
        _lossSince = now;
    }
}
