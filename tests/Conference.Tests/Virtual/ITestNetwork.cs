using Itog.WebRtc;

namespace Itog.Conference.Tests.Virtual;

/// <summary>What a <see cref="TestBrowser"/> stands on: virtual time and packets in memory, or the machine's own sockets and clock.</summary>
internal interface ITestNetwork
{
    MediaTime Now { get; }

    Random Random { get; }

    SocketEndpoint ServerEndpoint { get; }

    /// <summary>An address for one more browser.</summary>
    SocketEndpoint NewEndpoint();

    void Fly(in SocketEndpoint from, in SocketEndpoint to, ReadOnlySpan<byte> datagram);
}
