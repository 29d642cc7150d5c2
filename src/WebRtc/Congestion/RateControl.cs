namespace Itog.WebRtc.Congestion;

/// <summary>
/// The delay-based rate A_hat: grows by 8 % a second far from where the way was full and by about a packet a response time near it, falls to 85 % of what arrives
/// when a queue grows (draft-ietf-rmcat-gcc-02 §5.5). Owned by a <see cref="CongestionController"/>.
/// </summary>
internal sealed class RateControl(CongestionOptions options)
{
    private const double GrowthPerSecond = 1.08;
    private const double Backoff = 0.85;

    /// <summary>What was not tried is not known: no growth beyond so much of what arrives.</summary>
    private const double Trust = 1.5;
    private const double TrustOffset = 10_000;
    private const double LeastGrowthPerSecond = 4_000;
    private const double PacketBits = 1200 * 8;
    private const double FramesPerSecond = 30;

    private static readonly TimeSpan ResponseOverRoundTrip = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeastReduction = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MostReduction = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan ShownFor = TimeSpan.FromMilliseconds(700);

    private LinkCapacity _capacity;
    private MediaTime _updated;
    private MediaTime _reduced = new(long.MinValue / 2);
    private double _shown;
    private MediaTime _shownAt = new(long.MinValue / 2);
    private bool _holding;
    private bool _started;

    public double BitsPerSecond { get; private set; } = options.Initial;

    /// <param name="acknowledged">What arrives, in bits per second; 0 when unknown.</param>
    /// <param name="isApplicationLimited">Less was sent than might be.</param>
    public void Update(LinkUsage usage, double acknowledged, bool isApplicationLimited, TimeSpan roundTrip, MediaTime now)
    {
        var elapsed = _started ? Math.Min(1, (now - _updated).TotalSeconds) : 0;
        _updated = now;
        _started = true;
        switch (usage)
        {
            case LinkUsage.Overuse:
                if (MayReduce(acknowledged, roundTrip, now))
                {
                    Decrease(acknowledged, isApplicationLimited, now);
                }

                _holding = true;
                break;
            case LinkUsage.Underuse:
                // The queue drains: wait until it is empty.
                _holding = true;
                break;
            case LinkUsage.Normal when _holding:
                _holding = false;
                break;
            default:
                Increase(acknowledged, roundTrip, elapsed);
                break;
        }
    }

    /// <summary>A probe has shown that the way takes so much.</summary>
    public void Raise(double bitsPerSecond, MediaTime now)
    {
        _shown = bitsPerSecond;
        _shownAt = now;
        BitsPerSecond = Clamp(Math.Max(BitsPerSecond, bitsPerSecond));
        if (BitsPerSecond > _capacity.Upper)
        {
            _capacity.Forget();
        }
    }

    /// <summary>No feedback at all: cautiously less and less.</summary>
    public void Shrink(double factor) => BitsPerSecond = Clamp(BitsPerSecond * factor);

    /// <summary>Another way: at most <paramref name="bitsPerSecond"/> is believed of it.</summary>
    public void Restart(double bitsPerSecond)
    {
        BitsPerSecond = Clamp(bitsPerSecond);
        _capacity.Forget();
        _holding = false;
        _started = false;
        _reduced = new MediaTime(long.MinValue / 2);
        _shownAt = _reduced;
    }

    private bool MayReduce(double acknowledged, TimeSpan roundTrip, MediaTime now)
    {
        var interval = roundTrip < LeastReduction ? LeastReduction : roundTrip > MostReduction ? MostReduction : roundTrip;
        return now - _reduced >= interval || (acknowledged > 0 && acknowledged < BitsPerSecond / 2);
    }

    private void Increase(double acknowledged, TimeSpan roundTrip, double elapsed)
    {
        if (acknowledged > 0 && _capacity.IsKnown && acknowledged > _capacity.Upper)
        {
            // More arrives than the way was thought to hold: it is another way now.
            _capacity.Forget();
        }

        var next = _capacity.IsKnown
            ? BitsPerSecond + (Math.Max(LeastGrowthPerSecond, AveragePacketBits / (roundTrip + ResponseOverRoundTrip).TotalSeconds) * elapsed)
            : BitsPerSecond * Math.Pow(GrowthPerSecond, elapsed);
        var ceiling = acknowledged > 0 ? (Trust * acknowledged) + TrustOffset : BitsPerSecond;
        BitsPerSecond = Clamp(Math.Max(BitsPerSecond, Math.Min(next, ceiling)));
    }

    private void Decrease(double acknowledged, bool isApplicationLimited, MediaTime now)
    {
        _reduced = now;
        if (acknowledged <= 0)
        {
            BitsPerSecond = Clamp(BitsPerSecond * Backoff);
            return;
        }

        if (now - _shownAt < ShownFor)
        {
            // What arrives does not follow a leap at once; the probe is the newer measure.
            acknowledged = Math.Max(acknowledged, _shown);
        }

        var next = acknowledged * Backoff;
        if (isApplicationLimited)
        {
            // What arrives is what we cared to send, not what the way holds: go down in steps, and do not collapse for a hiccup.
            next = Math.Max(next, BitsPerSecond * Backoff);
        }
        else
        {
            if (acknowledged < _capacity.Lower)
            {
                _capacity.Forget();
            }

            if (next > BitsPerSecond && _capacity.IsKnown)
            {
                next = _capacity.BitsPerSecond * Backoff;
            }

            _capacity.OnOveruse(acknowledged);
        }

        BitsPerSecond = Clamp(Math.Min(BitsPerSecond, next));
    }

    // As libwebrtc: frames of the present rate, cut into packets of up to 1200 bytes.
    private double AveragePacketBits
    {
        get
        {
            var frame = BitsPerSecond / FramesPerSecond;
            return frame / Math.Ceiling(frame / PacketBits);
        }
    }

    private double Clamp(double value) => Math.Clamp(value, options.Minimum, options.Maximum);
}
