using System.Net;
using System.Net.Sockets;
using Itog.Simulation;

namespace Itog.WebRtc.Tests;

public sealed class BadLinkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient _browser = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly BadLink _link;

    public BadLinkTests() => _link = new BadLink(seed: 1, (IPEndPoint)_server.Client.LocalEndPoint!);

    [Fact]
    public async Task Datagrams_pass_both_ways_as_from_behind_a_NAT()
    {
        await SendAsync(7);
        var asked = await HearAsync(_server);
        asked.Buffer.Should().Equal(7);
        asked.RemoteEndPoint.Should().NotBe(_browser.Client.LocalEndPoint);

        await _server.SendAsync(new byte[] { 8 }, asked.RemoteEndPoint);
        var answered = await HearAsync(_browser);
        answered.Buffer.Should().Equal(8);
        answered.RemoteEndPoint.Should().Be(_link.Media);
    }

    [Fact]
    public async Task After_a_rebinding_the_server_sees_another_address_and_the_old_one_reaches_nobody()
    {
        await SendAsync(1);
        var old = (await HearAsync(_server)).RemoteEndPoint;

        _link.Rebind(IPAddress.Parse("127.0.0.9"));
        await SendAsync(2);
        var renewed = (await HearAsync(_server)).RemoteEndPoint;
        await _server.SendAsync(new byte[] { 3 }, old);
        await _server.SendAsync(new byte[] { 4 }, renewed);

        renewed.Address.Should().Be(IPAddress.Parse("127.0.0.9"));
        (await HearAsync(_browser)).Buffer.Should().Equal(4);
    }

    [Fact]
    public async Task Nothing_passes_a_cut()
    {
        _link.Cut();
        await SendAsync(1);
        await _link.AfterAsync(TimeSpan.FromMilliseconds(100));
        _link.Mend();
        await SendAsync(2);

        (await HearAsync(_server)).Buffer.Should().Equal(2);
    }

    [Fact]
    public async Task The_share_that_is_lost_and_doubled_is_the_share_asked_for()
    {
        _link.Up = new LinkConditions { Loss = 0.3, Duplication = 0.1 };
        const int Sent = 2000;
        var heard = 0;
        for (var i = 0; i < Sent; i++)
        {
            await SendAsync((byte)i);

            // Few at a time, or the buffers of the sockets lose some too.
            if (i % 50 == 49)
            {
                await _link.AfterAsync(TimeSpan.FromMilliseconds(10));
                while (_server.Available > 0)
                {
                    await HearAsync(_server);
                    heard++;
                }
            }
        }

        heard.Should().BeInRange((int)(Sent * 0.70), (int)(Sent * 0.84));
    }

    [Fact]
    public async Task Connections_pass_whole_and_wait_while_the_link_is_cut()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var link = new BadLink(seed: 2, new IPEndPoint(IPAddress.Loopback, 9), (IPEndPoint)listener.LocalEndpoint);
        using var near = new TcpClient();
        await near.ConnectAsync(link.Web);
        using var far = await listener.AcceptTcpClientAsync();

        var cut = link.CutAsync(TimeSpan.FromMilliseconds(300));
        await near.GetStream().WriteAsync(new byte[] { 5 });
        var heard = new byte[1];
        var reading = far.GetStream().ReadExactlyAsync(heard).AsTask();
        (await Task.WhenAny(reading, cut)).Should().Be(cut);
        await reading.WaitAsync(Patience);

        heard.Should().Equal(5);
    }

    public void Dispose()
    {
        _link.Dispose();
        _server.Dispose();
        _browser.Dispose();
    }

    private async Task SendAsync(byte text) => await _browser.SendAsync(new[] { text }, _link.Media);

    private static Task<UdpReceiveResult> HearAsync(UdpClient socket) => socket.ReceiveAsync().WaitAsync(Patience);
}
