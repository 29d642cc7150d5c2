using System.Net;
using Itog.Conference.Tests.Virtual;
using Itog.Conference.Workers;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers.Tcp;

/// <summary>A <see cref="TcpEndpoint"/> on the loopback interface with clients, driven by the test's thread in a time of its own.</summary>
internal sealed class TcpBench : IDisposable
{
    private readonly IUdpPort _udp;
    private readonly List<StreamClient> _clients = [];

    // What is waited for never comes later than this.
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    public TcpBench(SocketWay way, TcpLimits? limits = null, string address = "127.0.0.1")
    {
        IPAddress[] addresses = [IPAddress.Parse(address)];
        _udp = UdpPorts.Open(way, addresses, 0);
        Endpoint = new TcpEndpoint(TcpListening.Open(addresses, _udp.Port, exactly: false), _udp.WatchStreams(), limits) { IsRouted = Members.Contains };
        Address = new IPEndPoint(addresses[0], Endpoint.Port);
    }

    public TcpEndpoint Endpoint { get; }

    public IPEndPoint Address { get; }

    public MediaTime Now { get; private set; } = new(1_000_000_000);

    /// <summary>Who is taken for a member's address.</summary>
    public HashSet<SocketEndpoint> Members { get; } = [];

    public StreamClient Connect(int? receiveBytes = null)
    {
        var client = new StreamClient(Address, receiveBytes);
        _clients.Add(client);
        var before = Endpoint.Connections + Endpoint.Refusals;
        RunUntil(() => Endpoint.Connections + Endpoint.Refusals > before);
        return client;
    }

    public static SocketEndpoint EndpointOf(StreamClient client) => SocketEndpoint.FromIPEndPoint(client.Local).OnTcp(0);

    /// <summary>A turn of the worker: what comes is given to <paramref name="take"/>.</summary>
    public void Turn(Action<SocketEndpoint, byte[]>? take = null)
    {
        Wait();
        for (var left = 64; left > 0 && Endpoint.TryReceive(Now, out var frame, out var from); left--)
        {
            take?.Invoke(from, frame.ToArray());
        }

        Endpoint.Flush();
    }

    public void Wait() => _udp.Wait(Endpoint.HasMore ? 0 : 1_000);

    public void RunUntil(Func<bool> condition, Action<SocketEndpoint, byte[]>? take = null)
    {
        while (!condition())
        {
            _patience.Token.ThrowIfCancellationRequested();
            Turn(take);
        }
    }

    /// <summary>Waits for the next frame and takes no other.</summary>
    public (SocketEndpoint From, byte[] Frame) Receive()
    {
        while (true)
        {
            _patience.Token.ThrowIfCancellationRequested();
            Wait();
            if (Endpoint.TryReceive(Now, out var frame, out var from))
            {
                return (from, frame.ToArray());
            }
        }
    }

    public void Pass(TimeSpan time)
    {
        Now += time;
        Endpoint.HandleTimeout(Now);
    }

    public void ShouldEnd(StreamClient client)
    {
        while (!client.IsOver)
        {
            _patience.Token.ThrowIfCancellationRequested();
            client.TryReceive();
        }
    }

    public void Dispose()
    {
        _clients.ForEach(c => c.Dispose());
        Endpoint.Dispose();
        _udp.Dispose();
        _patience.Dispose();
    }
}
