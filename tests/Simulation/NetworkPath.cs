using Itog.WebRtc;

namespace Itog.Simulation;

/// <summary>
/// One direction of the way between two hosts in virtual time: it loses singly and in bursts, delays unevenly (and so reorders), doubles,
/// damages, queues behind a narrow place, and can be cut. The same seed and the same calls give the same fates. A test owns it.
/// </summary>
public sealed class NetworkPath(int seed)
{
    private readonly Random _random = new(seed);
    private MediaTime _burstEnds;
    private MediaTime _cutUntil;

    /// <summary>The share of datagrams that never arrive, 0 to 1, each for itself.</summary>
    public double Loss { get; set; }

    /// <summary>How often a second everything is lost for <see cref="BurstLength"/>.</summary>
    public double BurstsPerSecond { get; set; }

    public TimeSpan BurstLength { get; set; } = TimeSpan.FromMilliseconds(60);

    /// <summary>The share of datagrams that arrive twice, 0 to 1.</summary>
    public double Duplication { get; set; }

    /// <summary>The share of datagrams that arrive with a byte changed, 0 to 1.</summary>
    public double Corruption { get; set; }

    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Each datagram takes up to so much longer.</summary>
    public TimeSpan Jitter { get; set; }

    /// <summary>The narrow place, if any.</summary>
    public BottleneckLink? Bottleneck { get; set; }

    /// <summary>The longest that a datagram can be on its way.</summary>
    public TimeSpan LongestDelay => Delay + Jitter + (Bottleneck is { } narrow ? narrow.LongestWait + TimeSpan.FromMilliseconds(50) : TimeSpan.Zero);

    public int Sent { get; private set; }

    public int Lost { get; private set; }

    /// <summary>Nothing gets through until then.</summary>
    public void Cut(MediaTime until) => _cutUntil = until;

    /// <summary>Decides the fate of one datagram: calls <paramref name="arrive"/> for each copy of it that comes, with the time.</summary>
    public void Send(MediaTime now, ReadOnlySpan<byte> datagram, Action<byte[], MediaTime> arrive)
    {
        Sent++;
        if (IsLost(now))
        {
            Lost++;
            return;
        }

        var leaves = now;
        if (Bottleneck is { } narrow && !narrow.TrySend(now, datagram.Length, out leaves))
        {
            Lost++;
            return;
        }

        var copies = _random.NextDouble() < Duplication ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            var bytes = datagram.ToArray();
            if (_random.NextDouble() < Corruption && bytes.Length > 0)
            {
                bytes[_random.Next(bytes.Length)] ^= (byte)_random.Next(1, 256);
            }

            arrive(bytes, leaves + Delay + (Jitter * _random.NextDouble()));
        }
    }

    private bool IsLost(MediaTime now)
    {
        if (now < _cutUntil || now < _burstEnds)
        {
            return true;
        }

        // Datagrams come some hundred a second: each may begin a burst.
        if (_random.NextDouble() < BurstsPerSecond / 200)
        {
            _burstEnds = now + BurstLength;
            return true;
        }

        return _random.NextDouble() < Loss;
    }
}
