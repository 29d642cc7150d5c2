namespace Itog.WebRtc.Congestion;

/// <summary>
/// A limit by loss that tells congestion from a bad radio: when more is lost than the way loses anyway, less is sent for a moment, and only if that helps the limit
/// stays. Else the loss is the way's own, and the limit is lifted. Owned by a <see cref="CongestionController"/>.
/// </summary>
/// <remarks>
/// draft-ietf-rmcat-gcc-02 §6 cuts at 10 % whatever the cause, so random loss of 10 % takes a call down to nothing. The idea of an inherent loss is that of
/// libwebrtc's LossBasedBweV2; the trial in place of its likelihood search is ours.
/// </remarks>
internal sealed class LossBasedRate(CongestionOptions options)
{
    /// <summary>Loss beyond the inherent that is worth a trial (plus one standard deviation of the measurement).</summary>
    private const double Margin = 0.05;

    /// <summary>What every way may lose without question (LowLoss of the draft).</summary>
    private const double FreeLoss = 0.02;

    /// <summary>More is never taken for inherent: such a way needs less traffic whatever the cause.</summary>
    private const double MostInherent = 0.35;
    private const double DeepestCut = 0.5;
    private const double Below = 0.95;

    private const int LeastPackets = 40;
    private const double GrowthPerSecond = 1.08;
    private const double GrowthNearPerSecond = 1.01;

    private static readonly TimeSpan LeastWindow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MostWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan NearFor = TimeSpan.FromSeconds(10);

    private double _accepted = FreeLoss;
    private double _inherent;
    private double _full;
    private double _before;
    private double _lossBefore;
    private MediaTime _cutAt;
    private MediaTime _windowSince;
    private MediaTime _ignoreUntil;
    private bool _inTrial;
    private bool _started;
    private int _packets;
    private int _lost;

    /// <summary>Not above this by the losses; the maximum while they say nothing.</summary>
    public double Limit { get; private set; } = options.Maximum;

    /// <summary>Share lost in the last window.</summary>
    public double Loss { get; private set; }

    /// <summary>Share that the way is believed to lose at any rate.</summary>
    public double Inherent => _inherent;

    /// <summary>Whether the losses of the last window call for caution.</summary>
    public bool IsLimiting => Limit < options.Maximum;

    /// <summary>Notes what became of packets sent at <paramref name="sentAt"/>; a late arrival takes a loss back by a negative number.</summary>
    public void OnPackets(int packets, int lost, MediaTime sentAt)
    {
        if (sentAt >= _ignoreUntil)
        {
            _packets += packets;
            _lost += lost;
        }
    }

    /// <summary>Call after each feedback.</summary>
    /// <param name="sent">What was sent in that time, bits per second.</param>
    /// <param name="target">What is allowed now.</param>
    public void Update(double sent, double target, MediaTime now)
    {
        if (!_started)
        {
            _started = true;
            _windowSince = now;
        }

        var elapsed = now - _windowSince;
        if (elapsed < LeastWindow || (_packets < LeastPackets && elapsed < MostWindow) || _packets == 0)
        {
            return;
        }

        Loss = Math.Clamp((double)_lost / _packets, 0, 1);
        var noise = Math.Sqrt(Math.Max(Loss, _inherent) * (1 - Math.Min(Loss, 0.9)) / _packets);
        if (_inTrial)
        {
            Judge(noise, now);
        }
        else if (Loss - _inherent > Margin + noise)
        {
            Try(sent, target, now);
        }
        else
        {
            Learn();
            Grow(target, elapsed.TotalSeconds, now);
        }

        _packets = 0;
        _lost = 0;
        _windowSince = now;
    }

    public void Reset()
    {
        Limit = options.Maximum;
        _accepted = FreeLoss;
        _inherent = 0;
        _full = 0;
        _inTrial = false;
        _started = false;
        _packets = 0;
        _lost = 0;
        _ignoreUntil = default;
        Loss = 0;
    }

    // If the loss is congestion, so much of it goes away when we send less by just that.
    private void Try(double sent, double target, MediaTime now)
    {
        var excess = (Loss - _inherent) / (1 - _inherent);
        var flowing = sent > 0 ? Math.Min(sent, target) : target;
        _before = Limit;
        _lossBefore = Loss;
        _full = flowing * (1 - Math.Min(excess, DeepestCut));
        Limit = Math.Max(options.Minimum, Math.Min(Limit, _full * Below));
        _inTrial = true;
        _cutAt = now;

        // What is on its way already was sent at the old rate.
        _ignoreUntil = now;
    }

    private void Judge(double noise, MediaTime now)
    {
        _inTrial = false;
        if (Loss - _inherent <= Math.Max((_lossBefore - _inherent) / 2, noise))
        {
            return;
        }

        // It is lost all the same: the way is like that.
        _accepted = Math.Clamp((Loss + _lossBefore) / 2, FreeLoss, MostInherent);
        _inherent = Math.Max(_inherent, _accepted);
        Limit = _before;
        _full = 0;
    }

    private void Learn()
    {
        _inherent += 0.15 * (Math.Min(Loss, _accepted) - _inherent);
        _accepted = Math.Max(Math.Max(FreeLoss, _inherent), _accepted * 0.99);
    }

    private void Grow(double target, double seconds, MediaTime now)
    {
        if (!IsLimiting)
        {
            return;
        }

        var isNear = Limit > 0.9 * _full && now - _cutAt < NearFor;
        Limit = Math.Min(options.Maximum, Limit * Math.Pow(isNear ? GrowthNearPerSecond : GrowthPerSecond, seconds));
        if (Limit > 2 * target)
        {
            Limit = options.Maximum;
        }
    }
}
