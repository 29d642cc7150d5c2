using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// Where a worker's outgoing datagrams go: the socket, a batch for one <c>sendmmsg</c>, or a test's network.
/// Owned and called by the worker thread. The span is copied or sent before <see cref="Send"/> returns.
/// </summary>
internal interface IDatagramSink
{
    void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to);

    /// <summary>Everything given so far must leave now: the worker has no more input at hand.</summary>
    void Flush();
}
