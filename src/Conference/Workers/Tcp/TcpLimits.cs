namespace Itog.Conference.Workers.Tcp;

/// <summary>How much a worker's TCP connections may take, so that neither strangers nor slow receivers cost more than this. Immutable.</summary>
internal sealed record TcpLimits
{
    /// <summary>The longest frame taken (RFC 4571 allows 65 535 bytes): browsers send packets that fit into UDP. A longer one ends the connection.</summary>
    public const int FrameBytes = 2048;

    /// <summary>The length before each frame (RFC 4571 §2).</summary>
    public const int HeaderBytes = 2;

    /// <summary>Connections of one worker. Browsers make one for each pair of addresses.</summary>
    public int Connections { get; init; } = 2048;

    /// <summary>Connections from one network (<see cref="WebRtc.SocketEndpoint.Network"/>): a whole school may sit behind one address.</summary>
    public int ConnectionsOfNetwork { get; init; } = 256;

    /// <summary>Connections without a valid check; one more ends the oldest of them.</summary>
    public int Strangers { get; init; } = 256;

    /// <summary>The time to the first valid check: browsers send it with the connection.</summary>
    public TimeSpan StrangerLife { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What waits for a slow receiver at most, besides the system's own buffer.</summary>
    public int SendBytes { get; init; } = 64 * 1024;

    /// <summary>Above this long frames, which are pictures, are dropped: what is left of <see cref="SendBytes"/> is for sound.</summary>
    public int PictureBytes { get; init; } = 40 * 1024;

    /// <summary>
    /// Longer than a packet of speech at the rate that we ask for. What is inside cannot be seen any more, and need not: sound, reports and
    /// checks are short.
    /// </summary>
    public int LongestShortFrame { get; init; } = 400;

    /// <summary>The system's send buffer: at a few Mbit/s enough, and no place for seconds of old pictures.</summary>
    public int SystemSendBytes { get; init; } = 64 * 1024;
}
