using System.Net;
using System.Net.Sockets;
using Itog.Conference.Workers.Tcp;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers.Tcp;

public sealed class TcpEndpointTests
{
    [Theory]
    [InlineData(SocketWay.Auto, "127.0.0.1")]
    [InlineData(SocketWay.Portable, "127.0.0.1")]
    [InlineData(SocketWay.Auto, "::1")]
    public void Takes_frames_and_answers_on_the_same_connection(SocketWay way, string address)
    {
        using var bench = new TcpBench(way, address: address);
        var first = bench.Connect();
        var second = bench.Connect();
        first.Send([1, 2, 3]);
        var (from, frame) = bench.Receive();
        frame.Should().Equal(1, 2, 3);
        from.Should().Be(TcpBench.EndpointOf(first));
        from.Should().NotBe(SocketEndpoint.FromIPEndPoint(first.Local), "the same address over UDP is somebody else");

        bench.Endpoint.Send([4, 5], from);
        bench.Endpoint.Send([6], from);
        bench.Endpoint.Flush();

        first.TryReceive(1_000_000).Should().Equal(4, 5);
        first.TryReceive(1_000_000).Should().Equal(6);
        second.TryReceive().Should().BeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public void Puts_frames_together_however_they_arrive(int piece)
    {
        using var bench = new TcpBench(SocketWay.Auto);
        var client = bench.Connect();
        var frames = Enumerable.Range(1, 40).Select(i => Pattern(i, i % 5 == 0 ? TcpLimits.FrameBytes : i * 3)).ToArray();
        var stream = frames.SelectMany(f => Virtual.StreamClient.Frame(f).Concat(new byte[2])).ToArray();
        var received = new List<byte[]>();

        foreach (var chunk in stream.Chunk(piece))
        {
            client.Socket.Send(chunk);
            if (piece < 1000)
            {
                bench.Turn((_, frame) => received.Add(frame));
            }
        }

        bench.RunUntil(() => received.Count == frames.Length, (_, frame) => received.Add(frame));
        received.Should().BeEquivalentTo(frames, o => o.WithStrictOrdering(), "the empty frames between them say nothing");
    }

    [Fact]
    public void A_frame_longer_than_a_datagram_ends_the_connection()
    {
        using var bench = new TcpBench(SocketWay.Auto);
        var client = bench.Connect();
        client.Socket.Send([0x08, 0x01, 1, 2, 3]);

        bench.RunUntil(() => bench.Endpoint.Connections == 0);

        bench.ShouldEnd(client);
    }

    [Theory]
    [InlineData(SocketWay.Auto)]
    [InlineData(SocketWay.Portable)]
    public void A_stranger_is_sent_away_after_its_time(SocketWay way)
    {
        using var bench = new TcpBench(way);
        var client = bench.Connect();
        client.Send([0, 1]);
        bench.Receive();

        bench.Pass(TimeSpan.FromSeconds(9));
        bench.Endpoint.Connections.Should().Be(1);
        bench.Pass(TimeSpan.FromSeconds(1));

        bench.Endpoint.Connections.Should().Be(0);
        bench.ShouldEnd(client);
    }

    [Fact]
    public void A_members_connection_stays_until_the_member_goes()
    {
        using var bench = new TcpBench(SocketWay.Auto);
        var client = bench.Connect();
        bench.Members.Add(TcpBench.EndpointOf(client));
        bench.Pass(TimeSpan.FromSeconds(100));
        bench.Endpoint.Connections.Should().Be(1);

        bench.Members.Clear();
        bench.Endpoint.Send([7], TcpBench.EndpointOf(client));
        bench.Endpoint.Flush();
        bench.Pass(TimeSpan.FromSeconds(1));

        client.TryReceive(1_000_000).Should().Equal([7], "the goodbye still arrives");
        bench.ShouldEnd(client);
        bench.Endpoint.Connections.Should().Be(0);
    }

    [Fact]
    public void One_stranger_too_many_ends_the_oldest_and_spares_members()
    {
        using var bench = new TcpBench(SocketWay.Auto, new TcpLimits { Strangers = 3 });
        var member = bench.Connect();
        bench.Members.Add(TcpBench.EndpointOf(member));
        member.Send([1]);
        member.Send([2]);
        bench.Receive();
        bench.Receive();
        var strangers = new List<Virtual.StreamClient>();
        for (var i = 0; i < 3; i++)
        {
            bench.Pass(TimeSpan.FromSeconds(1));
            strangers.Add(bench.Connect());
        }

        strangers.Add(bench.Connect());

        bench.ShouldEnd(strangers[0]);
        bench.Endpoint.Connections.Should().Be(4);
        member.Send([3]);
        bench.Receive().Frame.Should().Equal(3);
    }

    [Fact]
    public void One_network_cannot_have_all_connections()
    {
        using var bench = new TcpBench(SocketWay.Auto, new TcpLimits { ConnectionsOfNetwork = 2 });
        bench.Connect();
        var second = bench.Connect();

        bench.ShouldEnd(bench.Connect());
        bench.Endpoint.Connections.Should().Be(2);

        second.Dispose();
        bench.RunUntil(() => bench.Endpoint.Connections == 1);
        bench.Connect();
        bench.Endpoint.Connections.Should().Be(2);
    }

    [Theory]
    [InlineData(SocketWay.Auto)]
    [InlineData(SocketWay.Portable)]
    public void A_slow_receiver_loses_whole_frames_pictures_first_and_holds_nobody_up(SocketWay way)
    {
        var limits = new TcpLimits { SystemSendBytes = 4096 };
        using var bench = new TcpBench(way, limits);
        var slow = bench.Connect(receiveBytes: 4096);
        var quick = bench.Connect();
        var (toSlow, toQuick) = (TcpBench.EndpointOf(slow), TcpBench.EndpointOf(quick));
        bench.Members.UnionWith([toSlow, toQuick]);
        byte[] picture = Pattern(1, 1100), sound = Pattern(2, 120);

        // Pictures until they are dropped: the first of them fill the system's buffers, then ours.
        var pictures = 0;
        for (; bench.Endpoint.Drops == 0; pictures++)
        {
            bench.Endpoint.Send(picture, toSlow);
            bench.Endpoint.Flush();
        }

        // Sound still has its place, and others their connection.
        for (var i = 0; i < 100; i++)
        {
            bench.Endpoint.Send(sound, toSlow);
        }

        bench.Endpoint.Drops.Should().Be(1);
        bench.Endpoint.Send(picture, toQuick);
        bench.Endpoint.Flush();
        quick.TryReceive(1_000_000).Should().Equal(picture);

        // However much more comes, no more is kept.
        for (var i = 0; i < 10_000; i++)
        {
            bench.Endpoint.Send(sound, toSlow);
        }

        bench.Endpoint.Drops.Should().BeGreaterThan(9_000);
        var kept = pictures - 1 + 100 + 10_000 - ((int)bench.Endpoint.Drops - 1);
        for (var i = 0; i < kept; i++)
        {
            byte[]? frame = null;
            bench.RunUntil(() => (frame = slow.TryReceive()) is not null);
            frame.Should().Equal(i < pictures - 1 ? picture : sound, "frame {0} arrives whole and in its turn", i);
        }

        slow.TryReceive().Should().BeNull();
        bench.Endpoint.Send(picture, toSlow);
        bench.Endpoint.Flush();
        slow.TryReceive(1_000_000).Should().Equal(picture, "its buffer is free again");
    }

    [Theory]
    [InlineData(SocketWay.Auto)]
    [InlineData(SocketWay.Portable)]
    public void A_connection_that_breaks_is_forgotten_and_sending_to_it_is_no_error(SocketWay way)
    {
        using var bench = new TcpBench(way);
        var client = bench.Connect();
        var endpoint = TcpBench.EndpointOf(client);
        client.Socket.LingerState = new LingerOption(true, 0);
        client.Dispose();

        bench.Endpoint.Send([1], endpoint);
        bench.Endpoint.Flush();
        bench.RunUntil(() => bench.Endpoint.Connections == 0);

        bench.Endpoint.Send([2], endpoint);
        bench.Endpoint.Flush();
        bench.Endpoint.Drops.Should().BeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void Carries_frames_without_allocating()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the framework's Select allocates.");
        using var bench = new TcpBench(SocketWay.Auto);
        var client = bench.Connect();
        var endpoint = TcpBench.EndpointOf(client);
        bench.Members.Add(endpoint);
        var frame = Virtual.StreamClient.Frame(Pattern(3, 900));
        var buffer = new byte[frame.Length];
        Echo(200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Echo(500);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Echo(int count)
        {
            for (var i = 0; i < count; i++)
            {
                // In two pieces, so that half a frame is kept in between.
                client.Socket.Send(frame.AsSpan(0, 300));
                bench.Turn();
                client.Socket.Send(frame.AsSpan(300));
                for (var taken = 0; taken == 0;)
                {
                    bench.Wait();
                    while (bench.Endpoint.TryReceive(bench.Now, out var datagram, out var from))
                    {
                        bench.Endpoint.Send(datagram, from);
                        taken++;
                    }
                }

                bench.Endpoint.Flush();
                for (var got = 0; got < frame.Length;)
                {
                    got += client.Socket.Receive(buffer.AsSpan(got));
                }
            }
        }
    }

    [Fact]
    public void A_restarted_server_has_its_port_at_once()
    {
        using var bench = new TcpBench(SocketWay.Auto);
        var client = bench.Connect();
        bench.Endpoint.Dispose();
        bench.ShouldEnd(client);
        client.Dispose();

        var again = TcpListening.Open([IPAddress.Loopback], bench.Endpoint.Port, exactly: true);

        again[0].Dispose();
    }

    [Fact]
    public void Takes_the_UDP_ports_number_and_another_only_when_it_may()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        FluentActions.Invoking(() => TcpListening.Open([IPAddress.Loopback], port, exactly: true)).Should().Throw<SocketException>();
        var free = TcpListening.Open([IPAddress.Loopback], port, exactly: false);

        ((IPEndPoint)free.Single().LocalEndPoint!).Port.Should().NotBe(port);
        free[0].Dispose();
    }

    private static byte[] Pattern(int seed, int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((i * 7) + seed))];
}
