using System.Net.Sockets;

namespace Itog.Conference.Workers.Tcp;

/// <summary>
/// Tells which of many TCP sockets are ready, and is waited for together with the worker's UDP port (<see cref="IUdpPort.Watch"/>).
/// Owned by a <see cref="TcpEndpoint"/>; worker thread.
/// </summary>
internal interface IStreamWatch : IDisposable
{
    /// <summary>A descriptor that is readable while a socket is ready; -1 where sockets are waited for themselves.</summary>
    int Descriptor { get; }

    /// <summary>Set by the port's <c>Wait</c> when something is ready.</summary>
    bool IsSignalled { get; set; }

    /// <summary>Starts watching for input; <paramref name="token"/> is what <see cref="Collect"/> will say.</summary>
    void Add(Socket socket, int token);

    /// <summary>Watches for room to send, too, or no more.</summary>
    void WatchWriting(Socket socket, int token, bool on);

    /// <summary>Stops watching a socket that is still open.</summary>
    void Remove(Socket socket, int token);

    /// <summary>Adds the sockets themselves to what a <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/> waits for.</summary>
    void AddTo(List<Socket> reading, List<Socket> writing);

    /// <summary>Who is ready now, without waiting; returns how many.</summary>
    int Collect(Span<ReadyStream> ready);
}
