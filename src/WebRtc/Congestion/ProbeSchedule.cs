namespace Itog.WebRtc.Congestion;

/// <summary>
/// When to probe and how high: at the start, further while it succeeds, a moment after a fall, and now and then while more is wanted than is believed.
/// Owned by a <see cref="CongestionController"/>.
/// </summary>
internal sealed class ProbeSchedule(CongestionOptions options)
{
    /// <summary>The first cluster, over what is believed (libwebrtc's first_exponential_probe_scale).</summary>
    private const double First = 3;

    /// <summary>A result so near to what was tried calls for more, at once.</summary>
    private const double Success = 0.7;
    private const double Further = 2;

    /// <summary>…as does one so far above what was believed.</summary>
    private const double Progress = 1.3;

    /// <summary>A cluster much above the way's rate would itself be a queue.</summary>
    private const double MostStep = 3;

    /// <summary>Room for key frames over what is wanted.</summary>
    private const double Headroom = 1.2;

    /// <summary>A fall so deep is looked into again: it may have been a moment's.</summary>
    private const double DeepFall = 0.66;
    private const double AfterFall = 0.85;

    /// <summary>Wanted more: by so much, over what was wanted lately (it is told about ten times a second).</summary>
    private const double Grown = 1.25;
    private const double WantedDecay = 0.995;

    private static readonly TimeSpan SoonestAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FallPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ResumePause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostInterval = TimeSpan.FromSeconds(10);

    private double _wanted = options.Maximum;
    private double _mostWanted;
    private double _goal;
    private double _peak;
    private MediaTime _begun = new(long.MinValue / 2);
    private MediaTime _fell = new(long.MinValue / 2);
    private MediaTime _next = MediaTime.Never;
    private TimeSpan _interval = LeastInterval;
    private byte _id;

    /// <summary>The target that needs no more probing.</summary>
    public double Enough => Math.Min(options.Maximum, _wanted * Headroom);

    /// <summary>How much would be sent; when that grows by more than it trembles, see soon whether it fits.</summary>
    public void SetWanted(double bitsPerSecond, MediaTime now)
    {
        _wanted = bitsPerSecond;
        if (bitsPerSecond > _mostWanted * Grown && _next != MediaTime.Never)
        {
            var soonest = _begun + SoonestAgain;
            _next = soonest > now ? soonest : now < _next ? now : _next;
            _interval = LeastInterval;
        }

        _mostWanted = Math.Max(bitsPerSecond, _mostWanted * WantedDecay);
    }

    /// <summary>The first packet goes out, on a new way or after a break.</summary>
    public void Start(double rate, MediaTime now)
    {
        _next = now;
        _interval = LeastInterval;
        _goal = rate * First;
    }

    /// <summary>Nothing is sent for now.</summary>
    public void Stop() => _next = MediaTime.Never;

    /// <summary>Word comes back after a silence: see soon what is left of the way.</summary>
    public void Resume(MediaTime now) => _next = now + ResumePause;

    /// <summary>A cluster was sent and not measured, for want of feedback or of packets to send.</summary>
    public void OnNoResult(MediaTime now) => _next = _next < now + Retry ? _next : now + Retry;

    /// <summary>The rate fell from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public void OnFall(double before, double after, MediaTime now)
    {
        // Falls that follow each other are one.
        _peak = now - _fell < FallPause ? Math.Max(_peak, before) : before;
        _fell = now;
        if (after < _peak * DeepFall)
        {
            _goal = Math.Max(_goal, _peak * AfterFall);
            _interval = LeastInterval;
            _next = now + FallPause;
        }
        else if (_next < now + LeastInterval)
        {
            // The way is full, and shared perhaps: a probe would only show what the others left for a moment.
            _next = now + LeastInterval;
        }
    }

    /// <summary>The cluster to send now.</summary>
    /// <param name="mayProbe">False while a queue stands or losses limit.</param>
    public bool TryBegin(double target, bool mayProbe, MediaTime now, out ProbeCluster cluster)
    {
        cluster = default;
        if (now < _next)
        {
            return false;
        }

        if (!mayProbe || target >= Enough)
        {
            _next = now + Retry;
            return false;
        }

        var rate = _goal > target ? Math.Min(_goal, target * MostStep) : target * Further;
        _goal = 0;
        _id = (byte)((_id % byte.MaxValue) + 1);
        cluster = ProbeCluster.At(_id, Math.Min(rate, Enough));
        _begun = now;
        _next = now + _interval;
        return true;
    }

    /// <summary>A cluster has shown <paramref name="shown"/> of <paramref name="attempted"/>, where <paramref name="before"/> was believed and now <paramref name="target"/> is.</summary>
    public void OnResult(double shown, double attempted, double before, double target, MediaTime now)
    {
        if (shown > attempted * Success || shown > before * Progress)
        {
            _interval = LeastInterval;
            if (target < Enough)
            {
                _goal = shown * Further;
                _next = now;
            }
        }
        else
        {
            _interval = TimeSpan.FromTicks(Math.Min(MostInterval.Ticks, _interval.Ticks * 2));
            _next = now + _interval;
        }
    }
}
