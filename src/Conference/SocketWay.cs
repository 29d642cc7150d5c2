namespace Itog.Conference;

/// <summary>How the media workers speak with the system's sockets.</summary>
public enum SocketWay
{
    /// <summary>In batches (<c>recvmmsg</c>, <c>sendmmsg</c>, UDP segmentation) on Linux, elsewhere as <see cref="Portable"/>.</summary>
    Auto,

    /// <summary>By the framework's sockets, one call a datagram.</summary>
    Portable,
}
