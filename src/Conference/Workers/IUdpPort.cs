using System.Net;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// A worker's UDP port: one socket for each local address, and a bell. What came to an address is answered from it:
/// <see cref="SocketEndpoint.Local"/> says which. All but <see cref="Ring"/> belong to the worker thread. Made by <see cref="UdpPorts"/>.
/// </summary>
internal interface IUdpPort : IDatagramSink, IDisposable
{
    /// <summary>The same on every address.</summary>
    int Port { get; }

    /// <summary>Where it listens, in the order of <see cref="SocketEndpoint.Local"/>.</summary>
    IEnumerable<IPEndPoint> Locals { get; }

    /// <summary>Datagrams that the system did not take: no route, a full buffer.</summary>
    long SendFailures { get; }

    /// <summary>Waits until a datagram is there, a watched stream is ready or the bell rings, at most <paramref name="microseconds"/>; whether one of them came.</summary>
    bool Wait(int microseconds);

    /// <summary>Takes the next datagram at hand, in memory of the port that stays until the next call; false when there is none.</summary>
    bool TryReceive(out Span<byte> datagram, out SocketEndpoint from);

    /// <summary>Makes, once, the watch of the worker's TCP sockets: <see cref="Wait"/> then waits for them too, and says so there.</summary>
    IStreamWatch WatchStreams();

    /// <summary>Any thread: ends the worker's <see cref="Wait"/>.</summary>
    void Ring();
}
