namespace Itog.WebRtc.Congestion;

/// <summary>Sends one cluster at a time: media that flows meanwhile belongs to it, and what is missing to its rate is asked for. Owned by a <see cref="CongestionController"/>.</summary>
internal struct ProbeSender
{
    /// <summary>Each request is for so much time at the cluster's rate, within one packet.</summary>
    private const double StepSeconds = 0.004;
    private const int LeastStep = 200;
    private const int MostStep = 1200;

    /// <summary>Nobody could send it, or not as fast: it proves nothing.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMilliseconds(200);

    private ProbeCluster _cluster;
    private MediaTime _begun;
    private MediaTime _armed;
    private int _bytes;
    private int _packets;

    /// <summary>The cluster that packets sent now belong to; 0 when none.</summary>
    public byte ActiveId { get; private set; }

    /// <summary>When <see cref="TryTake"/> will ask for more.</summary>
    public readonly MediaTime NextDue => ActiveId == 0 ? MediaTime.Never : _packets == 0 ? _armed : Due;

    private readonly MediaTime Due => new(_begun.Nanoseconds + (long)(_bytes * 8e9 / _cluster.BitsPerSecond));

    public void Begin(in ProbeCluster cluster, MediaTime now)
    {
        _cluster = cluster;
        _armed = now;
        _bytes = 0;
        _packets = 0;
        ActiveId = cluster.Id;
    }

    public void Stop() => ActiveId = 0;

    public bool TryTake(MediaTime now, out int bytes)
    {
        bytes = 0;
        if (ActiveId == 0 || now < NextDue)
        {
            return false;
        }

        if (now - _armed > GivenUpAfter)
        {
            Stop();
            return false;
        }

        bytes = Math.Clamp((int)(_cluster.BitsPerSecond / 8 * StepSeconds), LeastStep, MostStep);
        bytes = Math.Min(bytes, Math.Max(LeastStep, _cluster.Bytes / ProbeCluster.LeastPackets));
        return true;
    }

    public void OnSent(int bytes, MediaTime now)
    {
        if (_packets == 0)
        {
            _begun = now;
        }

        _bytes += bytes;
        _packets++;
        if (_bytes >= _cluster.Bytes && _packets >= ProbeCluster.LeastPackets)
        {
            Stop();
        }
    }
}
