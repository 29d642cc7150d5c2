using Itog.Simulation;

namespace Itog.WebRtc.Tests;

public class SimulatedNetworkTests
{
    private static readonly SocketEndpoint Inside = PeerPair.Address("10.0.0.2:4000");
    private static readonly SocketEndpoint FirstOutside = PeerPair.Address("203.0.113.1:1111");
    private static readonly SocketEndpoint SecondOutside = PeerPair.Address("203.0.113.1:2222");
    private static readonly SocketEndpoint Server = PeerPair.Address("192.0.2.1:5000");

    [Fact]
    public void Loses_duplicates_and_reorders_as_asked()
    {
        var network = new SimulatedNetwork(seed: 1)
        {
            Loss = 0.3,
            Duplication = 0.1,
            LongestDelay = TimeSpan.FromMilliseconds(100),
        };
        for (var i = 0; i < 10_000; i++)
        {
            network.Send(default, Inside, Server, BitConverter.GetBytes(i));
        }

        var numbers = Receive(network).Select(x => BitConverter.ToInt32(x.Bytes)).ToList();

        // 10 000 × 1.1 copies × 0.7 arrivals
        numbers.Count.Should().BeInRange(7_500, 7_900);
        numbers.Distinct().Count().Should().BeLessThan(numbers.Count);
        numbers.Should().NotBeInAscendingOrder();
    }

    [Fact]
    public void The_same_seed_gives_the_same_arrivals()
    {
        static List<int> Run()
        {
            var network = new SimulatedNetwork(seed: 7) { Loss = 0.5, LongestDelay = TimeSpan.FromSeconds(1) };
            for (var i = 0; i < 100; i++)
            {
                network.Send(default, Inside, Server, BitConverter.GetBytes(i));
            }

            return [.. Receive(network).Select(x => BitConverter.ToInt32(x.Bytes))];
        }

        Run().Should().Equal(Run());
    }

    [Fact]
    public void A_rebound_host_is_seen_and_reached_by_its_new_address_only()
    {
        var network = new SimulatedNetwork(seed: 1);
        network.Rebind(Inside, FirstOutside);
        network.Rebind(Inside, SecondOutside);

        network.Send(default, Inside, Server, [1]);
        network.Send(default, Server, SecondOutside, [2]);
        network.Send(default, Server, FirstOutside, [3]);
        network.Send(default, Server, Inside, [4]);

        var arrived = Receive(network);
        arrived.Should().Contain(x => x.Bytes[0] == 1 && x.From == SecondOutside && x.To == Server);
        arrived.Should().Contain(x => x.Bytes[0] == 2 && x.To == Inside);
        arrived.Should().NotContain(x => x.To == Inside && x.Bytes[0] > 2);
    }

    private static List<SimulatedDatagram> Receive(SimulatedNetwork network)
    {
        var arrived = new List<SimulatedDatagram>();
        while (network.TryReceive(MediaTime.FromMilliseconds(10_000), out var datagram))
        {
            arrived.Add(datagram);
        }

        return arrived;
    }
}
