using System.Net;
using System.Net.Sockets;

namespace Itog.Simulation;

/// <summary>The way of connections through a <see cref="BadLink"/>: every byte comes over, sooner or later. Owned by the link.</summary>
internal sealed class TcpPassage : IDisposable
{
    private const int PieceBytes = 16_384;

    // RFC 6298 §2.1, and what Linux begins with once a connection has run.
    private static readonly TimeSpan FirstConnectRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);

    private readonly BadLink _link;
    private readonly IPEndPoint _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TcpPassage(BadLink link, IPEndPoint server)
    {
        _link = link;
        _server = server;
        _listener.Start();
        Near = (IPEndPoint)_listener.LocalEndpoint;
        _ = AcceptAsync();
    }

    public IPEndPoint Near { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The link is gone.
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await _link.CarryAsync(up: true, FirstConnectRetry);
            await far.ConnectAsync(_server);
            await Task.WhenAny(PumpAsync(near, far, up: true), PumpAsync(far, near, up: false));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // One of the two has gone; the other one hears of it when both are closed here.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool up)
    {
        try
        {
            var buffer = new byte[PieceBytes];
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var length)
            {
                await _link.CarryAsync(up, FirstRetry);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // See PassAsync.
        }
    }
}
