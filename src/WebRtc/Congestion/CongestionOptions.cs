namespace Itog.WebRtc.Congestion;

/// <summary>The bounds of one <see cref="CongestionController"/>, in bits per second of datagrams (RTP and SRTP included, IP and UDP not).</summary>
public sealed record CongestionOptions
{
    /// <summary>Believed before anything is known of the line.</summary>
    public long Initial { get; init; } = 600_000;

    /// <summary>The target never falls below: sound with its repetitions needs so much, and it goes anyway.</summary>
    public long Minimum { get; init; } = 60_000;

    /// <summary>The target never rises above.</summary>
    public long Maximum { get; init; } = 6_000_000;
}
