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
    /// <summary>Loss beyond the inherent that is worth a trial, plus the noise of the measurement.</summary>
    private const double Margin = 0.05;
    private const double NoiseDeviations = 1.5;
    private const double Flagrant = 0.3;

    /// <summary>What every way may lose without question (the draft's lower bound is 2 %).</summary>
    private const double FreeLoss = 0.03;

    /// <summary>More is never taken for inherent: such a way needs less traffic whatever the cause.</summary>
    private const double MostInherent = 0.35;

    /// <summary>A moment without any arrival is no measure of the way: at most half is cut at once.</summary>
    private const double DeepestCut = 0.5;
    private const double Below = 0.9;
    private const double LearnRate = 0.15;
    private const double Forgetting = 0.99;

    private const int LeastPackets = 40;
    private const int TrialPackets = 80;
    private const double GrowthPerSecond = 1.08;
    private const double GrowthNearPerSecond = 1.01;
    private const double Near = 0.9;

    private static readonly TimeSpan SettleAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeastWindow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MostWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan NearFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(5);

    /// <summary>A way that lets bursts through and drops what flows at their rate is policed: probes say nothing of it.</summary>
    private static readonly TimeSpan DistrustFor = TimeSpan.FromSeconds(60);

    private double _accepted = FreeLoss;
    private double _full;
    private double _before;
    private double _lossBefore;
    private MediaTime _cutAt = Past;
    private MediaTime _raisedAt = Past;
    private MediaTime _distrustUntil;
    private MediaTime _ignoreBefore;
    private MediaTime _windowSince;
    private MediaTime _firstSent;
    private MediaTime _lastSent;
    private bool _isSuspected;
    private bool _inTrial;
    private bool _started;
    private (int Packets, int Lost) _settled;
    private (int Packets, int Lost) _doubtful;
    private (int Packets, int Lost) _fresh;
    private MediaTime _settledAt;
    private long _bytes;

    /// <summary>Not above this by the losses; the maximum while they say nothing.</summary>
    public double Limit { get; private set; } = options.Maximum;

    /// <summary>Share lost in the last window.</summary>
    public double Loss { get; private set; }

    /// <summary>Share that the way is believed to lose at any rate.</summary>
    public double Inherent { get; private set; }

    private static MediaTime Past => new(long.MinValue / 2);

    private bool IsLimiting => Limit < options.Maximum;

    /// <summary>Whether a probe would help to lift the limit, if there is one.</summary>
    public bool MayProbe(MediaTime now) => !IsLimiting || (!_inTrial && now - _cutAt > ProbeAfter && now >= _distrustUntil);

    /// <summary>One packet, by its feedback.</summary>
    public void OnPacket(in PacketOutcome packet)
    {
        if (packet.SentAt < _ignoreBefore)
        {
            return;
        }

        if (packet.WasLost)
        {
            TakeBack();
            return;
        }

        if (_lastSent == default)
        {
            _firstSent = packet.SentAt;
        }

        _fresh.Packets++;
        _fresh.Lost += packet.IsLost ? 1 : 0;
        _bytes += packet.Bytes;
        _lastSent = packet.SentAt > _lastSent ? packet.SentAt : _lastSent;
    }

    /// <summary>All packets since the last report, where there is no feedback packet by packet.</summary>
    public void OnReport(in LossReport report)
    {
        // Reports count what was late as come.
        _settled.Packets += report.Packets;
        _settled.Lost += report.Lost;
        _bytes = 0;
    }

    /// <summary>Call after each feedback.</summary>
    /// <param name="sent">What was sent in the last second, bits per second; what feedback itself tells is more exact and goes first.</param>
    /// <param name="isQueued">A queue stands on the way: then its overflow is what is lost.</param>
    public void Update(double sent, bool isQueued, MediaTime now)
    {
        if (!_started)
        {
            _started = true;
            _windowSince = now;
        }

        Settle(now);
        var elapsed = now - _windowSince;
        if (elapsed < LeastWindow || (_settled.Packets < (_inTrial ? TrialPackets : LeastPackets) && elapsed < MostWindow) || _settled.Packets == 0)
        {
            return;
        }

        Loss = Math.Clamp((double)_settled.Lost / _settled.Packets, 0, 1);
        var noise = Math.Sqrt(Math.Max(Loss, Inherent) * (1 - Math.Min(Loss, 0.9)) / _settled.Packets);
        if (_inTrial && !isQueued)
        {
            Judge(noise, now);
        }
        else if (Loss - Inherent > Margin + (NoiseDeviations * noise))
        {
            // One bad window is chance, two are not, nor is a very bad one.
            if (!isQueued && !_isSuspected && Loss < Inherent + Flagrant)
            {
                _isSuspected = true;
                Restart(now);
                return;
            }

            _isSuspected = false;
            var span = (_lastSent - _firstSent).TotalSeconds;
            Try(_bytes > 0 && span > 0 ? _bytes * 8 / span : sent, now);
        }
        else if (_inTrial)
        {
            _inTrial = false;
        }
        else
        {
            _isSuspected = false;
            Learn();
            Grow(elapsed.TotalSeconds, now);
        }

        Restart(now);
    }

    /// <summary>A probe has come through at this rate.</summary>
    public void OnProbe(double bitsPerSecond, MediaTime now)
    {
        if (MayProbe(now) && bitsPerSecond > Limit)
        {
            Limit = Math.Min(options.Maximum, bitsPerSecond);
            _raisedAt = now;
        }
    }

    public void Reset()
    {
        Limit = options.Maximum;
        Loss = 0;
        Inherent = 0;
        _accepted = FreeLoss;
        _full = 0;
        _cutAt = Past;
        _raisedAt = Past;
        _distrustUntil = default;
        _ignoreBefore = default;
        _inTrial = false;
        _isSuspected = false;
        _started = false;
        _settled = default;
        _fresh = default;
        _doubtful = default;
        _lastSent = default;
    }

    // Feedback calls lost what had not come when it was made; what was only overtaken comes within the next one or two.
    private void Settle(MediaTime now)
    {
        if (now - _settledAt >= SettleAfter)
        {
            _settled.Packets += _doubtful.Packets;
            _settled.Lost += _doubtful.Lost;
            _doubtful = _fresh;
            _fresh = default;
            _settledAt = now;
        }
    }

    private void TakeBack()
    {
        if (_fresh.Lost > 0)
        {
            _fresh.Lost--;
        }
        else if (_doubtful.Lost > 0)
        {
            _doubtful.Lost--;
        }
        else
        {
            _settled.Lost--;
        }
    }

    private void Restart(MediaTime now)
    {
        _settled = default;
        _windowSince = now;
        _firstSent = _lastSent;
        _bytes = 0;
    }

    // If the loss is congestion, it goes away when we send so much less.
    private void Try(double sent, MediaTime now)
    {
        var excess = (Loss - Inherent) / (1 - Inherent);
        _before = _inTrial ? _before : Limit;
        _lossBefore = Loss;
        _full = sent * (1 - Math.Min(excess, DeepestCut));
        Limit = Math.Clamp(_full * Below, options.Minimum, Limit);
        _inTrial = true;
        _cutAt = now;

        // What is on its way already was sent at the old rate.
        _ignoreBefore = now;
        _fresh = default;
        _doubtful = default;
        _lastSent = default;
    }

    private void Judge(double noise, MediaTime now)
    {
        _inTrial = false;
        if (Loss - Inherent > Math.Max((_lossBefore - Inherent) / 2, noise))
        {
            // It is lost all the same: the way is like that.
            _accepted = Math.Clamp((Loss + _lossBefore) / 2, FreeLoss, MostInherent);
            Inherent = Math.Max(Inherent, _accepted);
            Limit = _before;
            _full = 0;
        }
        else if (_cutAt - _raisedAt < ProbeAfter)
        {
            _distrustUntil = now + DistrustFor;
        }
    }

    private void Learn()
    {
        Inherent += LearnRate * (Math.Min(Loss, _accepted) - Inherent);
        _accepted = Math.Max(Math.Max(FreeLoss, Inherent), _accepted * Forgetting);
    }

    private void Grow(double seconds, MediaTime now)
    {
        if (IsLimiting)
        {
            var isNear = Limit > Near * _full && now - _cutAt < NearFor;
            Limit = Math.Min(options.Maximum, Limit * Math.Pow(isNear ? GrowthNearPerSecond : GrowthPerSecond, seconds));
        }
    }
}
