namespace Itog.Simulation;

/// <summary>How one direction of a <see cref="BadLink"/> treats datagrams. Immutable.</summary>
public sealed record LinkConditions
{
    /// <summary>Loses nothing, delays nothing.</summary>
    public static readonly LinkConditions Good = new();

    /// <summary>The share of datagrams that never arrive, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>The share of datagrams that arrive twice, 0 to 1.</summary>
    public double Duplication { get; init; }

    public TimeSpan ShortestDelay { get; init; }

    /// <summary>Each datagram is delayed on its own, so the wider the range the more are reordered.</summary>
    public TimeSpan LongestDelay { get; init; }

    /// <summary>The rate of the narrow place, whose queue holds 300 ms; null: as fast as the machine.</summary>
    public long? BitsPerSecond { get; init; }
}
