using System.Net;
using System.Net.Sockets;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Virtual;

/// <summary>Browsers on real UDP sockets of the loopback interface, all speaking with one address of the service, driven by the thread that calls <see cref="RunUntil"/>.</summary>
/// <param name="tcp">Whether the browsers connect by TCP.</param>
/// <param name="server">What the browsers take for the service, when it is not its own address.</param>
internal sealed class SocketNetwork(ConferenceService service, int address = 0, IPEndPoint? server = null, bool tcp = false) : ITestNetwork, IDisposable
{
    private readonly Dictionary<SocketEndpoint, Socket> _sockets = [];
    private readonly Dictionary<SocketEndpoint, StreamClient> _streams = [];
    private readonly List<TestBrowser> _browsers = [];
    private readonly byte[] _buffer = new byte[2048];

    public MediaTime Now => service.Now;

    public Random Random { get; } = new(20260211);

    public SocketEndpoint ServerEndpoint => SocketEndpoint.FromIPEndPoint(server ?? service.Endpoints[address]);

    public SocketEndpoint NewEndpoint()
    {
        if (tcp)
        {
            var stream = new StreamClient(ServerEndpoint.ToIPEndPoint());
            var local = SocketEndpoint.FromIPEndPoint(stream.Local);
            _streams[local] = stream;
            return local;
        }

        var ipv4 = ServerEndpoint.IsIPv4;
        var socket = new Socket(ipv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(ipv4 ? IPAddress.Loopback : IPAddress.IPv6Loopback, 0));
        var endpoint = SocketEndpoint.FromIPEndPoint((IPEndPoint)socket.LocalEndPoint!);
        _sockets[endpoint] = socket;
        return endpoint;
    }

    public void Fly(in SocketEndpoint from, in SocketEndpoint to, ReadOnlySpan<byte> datagram)
    {
        if (tcp)
        {
            _streams[from].Send(datagram);
        }
        else
        {
            _sockets[from].SendTo(datagram, to.ToIPEndPoint());
        }
    }

    public async Task<TestBrowser> EnterAsync(RoomId room, string name, Seat seat)
    {
        var permissions = SeatPermissions.For(seat);
        var browser = new TestBrowser(this, new(name), seat, [.. permissions.Publish], [.. permissions.Receive]);
        var result = await service.JoinAsync(room, browser.Id, seat, browser.Offer);
        browser.Accept(result.Answer!.Sdp);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Whether the service has ended the browser's TCP connection.</summary>
    public bool IsOver(TestBrowser browser) => _streams[browser.Endpoint].IsOver;

    /// <summary>Carries datagrams until the condition holds or the test is cancelled.</summary>
    public void RunUntil(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var browser in _browsers)
            {
                browser.HandleTimeout(Now);
                if (tcp)
                {
                    while (_streams[browser.Endpoint].TryReceive() is { } frame)
                    {
                        browser.HandleDatagram(Now, ServerEndpoint, frame);
                    }

                    continue;
                }

                var socket = _sockets[browser.Endpoint];
                while (socket.Poll(500, SelectMode.SelectRead))
                {
                    EndPoint from = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
                    var length = socket.ReceiveFrom(_buffer, ref from);
                    browser.HandleDatagram(Now, SocketEndpoint.FromIPEndPoint((IPEndPoint)from), _buffer[..length]);
                }
            }
        }
    }

    public void Dispose()
    {
        _browsers.ForEach(b => b.Dispose());
        foreach (var stream in _streams.Values)
        {
            stream.Dispose();
        }

        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }
    }
}
