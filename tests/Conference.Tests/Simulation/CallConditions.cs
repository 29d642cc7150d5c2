using System.Globalization;
using Itog.Simulation;

namespace Itog.Conference.Tests.Simulation;

/// <summary>What befalls the network of one browser in the middle of a call.</summary>
internal enum Mishap
{
    None,

    /// <summary>The NAT gives it another address.</summary>
    Rebinding,

    /// <summary>Nothing goes either way for some seconds, fewer than the server waits.</summary>
    Outage,

    /// <summary>Nothing goes either way for longer than the server waits; the page joins anew afterwards.</summary>
    LongOutage,

    /// <summary>The page is loaded anew.</summary>
    Reload,

    /// <summary>The browser changes its network and restarts ICE.</summary>
    IceRestart,
}

/// <summary>The network between one browser and the server, and its mishap; drawn from a seed.</summary>
internal sealed class CallConditions
{
    private CallConditions(Random random, NetworkPath up, NetworkPath down)
    {
        Up = up;
        Down = down;
        Mishap = (Mishap)random.Next(0, 6);
        OutageSeconds = Mishap == Mishap.LongOutage ? random.Next(31, 41) : random.Next(1, 12);
        Simulcast = random.Next(3) == 0;
    }

    public NetworkPath Up { get; }

    public NetworkPath Down { get; }

    public Mishap Mishap { get; }

    public int OutageSeconds { get; }

    public bool Simulcast { get; }

    /// <summary>The worst single loss of the two ways.</summary>
    public double Loss => Math.Max(Up.Loss, Down.Loss);

    public TimeSpan LongestRoundTrip => Up.LongestDelay + Down.LongestDelay;

    public static CallConditions Draw(Random random) => new(random, Path(random), Path(random));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"up {Describe(Up)}; down {Describe(Down)}; {Mishap}{(Mishap is Mishap.Outage or Mishap.LongOutage ? $" of {OutageSeconds} s" : "")}{(Simulcast ? "; simulcast" : "")}");

    private static NetworkPath Path(Random random)
    {
        var path = new NetworkPath(random.Next())
        {
            Delay = TimeSpan.FromMilliseconds(random.Next(2, 120)),
            Jitter = TimeSpan.FromMilliseconds(random.Next(3) == 0 ? 0 : random.Next(1, 80)),
            Loss = random.Next(3) switch { 0 => 0, 1 => random.NextDouble() * 0.02, _ => random.NextDouble() * 0.1 },
            Duplication = random.Next(2) * random.NextDouble() * 0.05,
            Corruption = random.Next(2) * random.NextDouble() * 0.02,
        };
        if (random.Next(4) == 0)
        {
            path.BurstsPerSecond = random.NextDouble() * 0.4;
            path.BurstLength = TimeSpan.FromMilliseconds(random.Next(20, 150));
        }

        if (random.Next(4) == 0)
        {
            path.Bottleneck = new BottleneckLink(random.Next(2_000, 6_000) * 1000L) { LongestWait = TimeSpan.FromMilliseconds(random.Next(50, 400)) };
        }

        return path;
    }

    private static string Describe(NetworkPath path) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path.Delay.TotalMilliseconds}+{path.Jitter.TotalMilliseconds} ms, {path.Loss:P1} lost, {path.BurstsPerSecond:F2} bursts/s, {path.Bottleneck?.BitsPerSecond ?? 0} bit/s");
}
