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

    /// <summary>A cluster much above the way's rate would itself be a queue.</summary>
    private const double MostStep = 3;

    /// <summary>Room for key frames over what is wanted.</summary>
    private const double Headroom = 1.2;

    /// <summary>A fall so deep is looked into again: it may have been a moment's.</summary>
    private const double DeepFall = 0.66;
    private const double AfterFall = 0.85;

    private static readonly TimeSpan FallPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostInterval = TimeSpan.FromSeconds(15);

    private double _wanted = options.Maximum;
    private double _goal;
    private MediaTime _next = MediaTime.Never;
    private TimeSpan _interval = LeastInterval;
    private byte _id;

    /// <summary>The target that needs no more probing.</summary>
    public double Enough => Math.Min(options.Maximum, _wanted * Headroom);

    /// <summary>More may be wanted from now on: see soon whether it fits.</summary>
    public void SetWanted(double bitsPerSecond, MediaTime now)
    {
        var hasGrown = bitsPerSecond > _wanted * 1.1;
        _wanted = bitsPerSecond;
        if (hasGrown && _next != MediaTime.Never)
        {
            _next = now < _next ? now : _next;
            _interval = LeastInterval;
        }
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

    /// <summary>The rate fell from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public void OnFall(double before, double after, MediaTime now)
    {
        if (after < before * DeepFall || _goal > 0)
        {
            _goal = Math.Max(_goal, before * AfterFall);
            _interval = LeastInterval;
            _next = now + FallPause;
        }
        else if (_next < now + FallPause)
        {
            _next = now + FallPause;
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
        _next = now + _interval;
        return true;
    }

    /// <summary>A cluster has shown <paramref name="shown"/> of <paramref name="attempted"/>, and the target is now <paramref name="target"/>.</summary>
    public void OnResult(double shown, double attempted, double target, MediaTime now)
    {
        if (shown > attempted * Success)
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
