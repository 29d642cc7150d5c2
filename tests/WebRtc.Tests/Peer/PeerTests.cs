using Itog.WebRtc.Dtls;

namespace Itog.WebRtc.Tests;

public class PeerTests
{
    [Fact]
    public void Two_peers_connect_over_a_good_network()
    {
        using var pair = new PeerPair(seed: 1);

        pair.Connect().Should().BeTrue();

        pair.ServerEvents.Select(x => x.Kind).Should().Equal(
            PeerEventKind.AddressValidated, PeerEventKind.AddressChanged, PeerEventKind.Connected);
        pair.Server.RemoteEndpoint.Should().Be(PeerPair.ClientAddress);
        pair.Client.RoundTrip.Should().Be(TimeSpan.FromMilliseconds(20));
        pair.Server.Counters.HandshakeRetransmissions.Should().Be(0);
    }

    [Fact]
    public void Warming_up_completes() => Peer.WarmUp();

    [Fact]
    public void The_handshake_completes_and_packets_arrive_whole_under_30_percent_loss() => MeetOverBadNetworks(0, 300);

    [Fact(Explicit = true)]
    [Trait("Long", "simulation")]
    public void The_handshake_completes_over_thousands_of_bad_networks() => MeetOverBadNetworks(300, 6000);

    private static void MeetOverBadNetworks(int firstSeed, int seeds)
    {
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            using var pair = MakeBadNetwork(seed);
            pair.Connect().Should().BeTrue($"of seed {seed}");

            for (ushort i = 0; i < 50; i++)
            {
                pair.SendFromClient(PeerPair.MakeRtp(7, i));
                pair.SendFromServer(PeerPair.MakeRtp(8, i));
            }

            pair.Run(TimeSpan.FromSeconds(1));
            pair.ServerReceived.Should().NotBeEmpty().And.OnlyHaveUniqueItems(x => x.Bytes[3], $"duplicates are dropped, seed {seed}");
            pair.ClientReceived.Should().NotBeEmpty().And.OnlyHaveUniqueItems(x => x.Bytes[3], $"duplicates are dropped, seed {seed}");
            foreach (var (kind, bytes) in pair.ServerReceived)
            {
                kind.Should().Be(DatagramKind.Rtp);
                bytes.Should().Equal(PeerPair.MakeRtp(7, bytes[3]));
            }

            pair.Server.Counters.AuthenticationFailures.Should().Be(0);
            pair.Client.Counters.AuthenticationFailures.Should().Be(0);
        }
    }

    [Fact]
    public void Two_runs_of_one_seed_are_the_same()
    {
        static (MediaTime, int, int) Run(int seed)
        {
            using var pair = MakeBadNetwork(seed);
            pair.Connect().Should().BeTrue();
            return (pair.Now, pair.Arrived.Count, pair.Network.Lost);
        }

        Run(42).Should().Be(Run(42));
    }

    [Fact]
    public void Rtcp_is_told_from_Rtp()
    {
        using var pair = new PeerPair(seed: 2);
        pair.Connect().Should().BeTrue();
        var report = new byte[] { 0x81, 201, 0, 1, 0, 0, 0, 9 };

        pair.SendFromServer(report, rtcp: true);
        pair.Run(TimeSpan.FromSeconds(1));

        pair.ClientReceived.Should().ContainSingle().Which.Kind.Should().Be(DatagramKind.Rtcp);
        pair.ClientReceived[0].Bytes.Should().Equal(report);
    }

    [Theory]
    [InlineData("SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80")]
    [InlineData("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM")]
    [InlineData("SRTP_AES128_CM_SHA1_80")]
    public void Packets_flow_with_every_profile_a_remote_may_offer(string offered)
    {
        using var certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50), offered);
        using var pair = new PeerPair(
            seed: 3,
            client: x => x with { Certificate = certificate },
            server: x => x with { RemoteFingerprint = certificate.Fingerprint });
        pair.Connect().Should().BeTrue();

        pair.SendFromClient(PeerPair.MakeRtp(7, 1));
        pair.Run(TimeSpan.FromSeconds(1));

        pair.ServerReceived.Should().ContainSingle();
        var overhead = offered.Contains("GCM", StringComparison.Ordinal) ? 16 : 10;
        pair.Arrived.Should().Contain(x => x.Bytes.Length == 200 + overhead, "the server prefers GCM");
    }

    [Fact]
    public void A_certificate_other_than_promised_fails_the_peer()
    {
        using var stranger = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));
        using var pair = new PeerPair(seed: 4, client: x => x with { Certificate = stranger });

        pair.Run(TimeSpan.FromSeconds(30), () => pair.Server.State == PeerState.Failed).Should().BeTrue();

        pair.ServerEvents[^1].Reason.Should().Be(PeerReason.FingerprintMismatch);
        pair.Server.ProtectRtp(new byte[300], 100).Should().Be(0);
        pair.Run(TimeSpan.FromSeconds(60));
        pair.ServerEvents.Should().NotContain(x => x.Kind == PeerEventKind.Connected);
    }

    [Fact]
    public void A_peer_whose_remote_never_comes_fails()
    {
        using var pair = new PeerPair(seed: 5);
        pair.Network.Loss = 1;

        pair.Run(TimeSpan.FromSeconds(31));

        pair.Server.State.Should().Be(PeerState.Failed);
        pair.ServerEvents.Should().ContainSingle().Which.Reason.Should().Be(PeerReason.NoConnectivity);
        pair.Server.NextTimeout.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void A_handshake_that_stops_halfway_fails()
    {
        using var pair = new PeerPair(seed: 6);
        pair.Run(TimeSpan.FromSeconds(30), () => pair.Server.State == PeerState.Connecting).Should().BeTrue();
        pair.Network.Loss = 1;

        pair.Run(TimeSpan.FromSeconds(31));

        pair.ServerEvents[^1].Should().Be(new PeerEvent(PeerEventKind.Failed, PeerPair.ClientAddress, PeerReason.HandshakeTimeout));
    }

    [Fact]
    public void A_silent_remote_is_disconnected_then_comes_back()
    {
        using var pair = new PeerPair(seed: 7);
        pair.Connect().Should().BeTrue();
        pair.Run(TimeSpan.FromSeconds(20));
        pair.Server.State.Should().Be(PeerState.Connected, "checks keep it alive");

        pair.Network.Loss = 1;
        pair.Run(TimeSpan.FromSeconds(10));
        pair.Server.State.Should().Be(PeerState.Disconnected);

        pair.Network.Loss = 0;
        pair.Run(TimeSpan.FromSeconds(5));
        pair.Server.State.Should().Be(PeerState.Connected);
        pair.ServerEvents.TakeLast(2).Select(x => x.Kind).Should().Equal(PeerEventKind.Disconnected, PeerEventKind.Recovered);
    }

    [Fact]
    public void A_remote_silent_for_30_seconds_is_lost()
    {
        using var pair = new PeerPair(seed: 8);
        pair.Connect().Should().BeTrue();
        pair.Network.Loss = 1;

        pair.Run(TimeSpan.FromSeconds(40));

        pair.ServerEvents[^1].Reason.Should().Be(PeerReason.ConsentExpired);
        pair.Server.ProtectRtp(new byte[300], 100).Should().Be(0, "consent is gone");
    }

    [Fact]
    public void Closing_tells_the_remote()
    {
        using var pair = new PeerPair(seed: 9);
        pair.Connect().Should().BeTrue();

        pair.Client.Close(pair.Now);
        pair.Run(TimeSpan.FromSeconds(1));

        pair.ServerEvents[^1].Reason.Should().Be(PeerReason.ClosedByRemote);
        pair.ClientEvents[^1].Reason.Should().Be(PeerReason.ClosedLocally);
        pair.Server.State.Should().Be(PeerState.Closed);
    }

    [Fact]
    public void The_server_too_can_close()
    {
        using var pair = new PeerPair(seed: 10);
        pair.Connect().Should().BeTrue();

        pair.Server.Close(pair.Now);
        pair.Run(TimeSpan.FromSeconds(1));

        pair.ClientEvents[^1].Reason.Should().Be(PeerReason.ClosedByRemote);
    }

    [Fact]
    public void A_remote_whose_NAT_moved_it_is_followed()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            using var pair = MakeBadNetwork(seed);
            pair.Network.Loss = 0.1;
            pair.Connect().Should().BeTrue();
            var moved = PeerPair.Address("203.0.113.77:61000");

            pair.Network.Rebind(PeerPair.ClientAddress, moved);
            pair.Run(TimeSpan.FromSeconds(15), () => pair.Server.RemoteEndpoint == moved).Should().BeTrue($"of seed {seed}");
            pair.ServerEvents.Should().Contain(new PeerEvent(PeerEventKind.AddressChanged, moved));

            var before = (pair.ServerReceived.Count, pair.ClientReceived.Count);
            for (ushort i = 0; i < 50; i++)
            {
                pair.SendFromClient(PeerPair.MakeRtp(7, i));
                pair.SendFromServer(PeerPair.MakeRtp(8, i));
            }

            pair.Run(TimeSpan.FromSeconds(1));
            pair.ServerReceived.Count.Should().BeGreaterThan(before.Item1);
            pair.ClientReceived.Count.Should().BeGreaterThan(before.Item2);
        }
    }

    [Fact]
    public void A_replayed_packet_is_dropped_and_counted()
    {
        using var pair = new PeerPair(seed: 11);
        pair.Connect().Should().BeTrue();
        pair.SendFromClient(PeerPair.MakeRtp(7, 1));
        pair.Run(TimeSpan.FromSeconds(1));
        var wire = pair.Arrived.Last(x => x.Bytes[0] == 0x80);

        pair.Inject(wire.From, wire.Bytes).Should().Be(DatagramKind.None);

        pair.Server.Counters.Replayed.Should().Be(1);
        pair.ServerReceived.Should().ContainSingle();
    }

    [Fact]
    public void Media_and_handshakes_from_unchecked_addresses_are_dropped()
    {
        using var pair = new PeerPair(seed: 12);
        pair.Connect().Should().BeTrue();
        pair.SendFromClient(PeerPair.MakeRtp(7, 1));
        pair.Run(TimeSpan.FromSeconds(1));
        var stranger = PeerPair.Address("203.0.113.1:1");

        foreach (var datagram in pair.Arrived.Where(x => x.To == PeerPair.ServerAddress && x.Bytes[0] >= 20).ToList())
        {
            pair.Inject(stranger, datagram.Bytes).Should().Be(DatagramKind.None);
        }

        pair.Server.Counters.UnknownAddress.Should().BePositive();
        pair.Server.RemoteEndpoint.Should().Be(PeerPair.ClientAddress);
        pair.Server.State.Should().Be(PeerState.Connected);
    }

    [Fact]
    public void Nothing_thrown_at_it_makes_a_peer_throw_or_fall()
    {
        using var pair = new PeerPair(seed: 13);
        pair.Connect().Should().BeTrue();
        pair.SendFromClient(PeerPair.MakeRtp(7, 1));
        pair.SendFromClient([0x81, 201, 0, 1, 0, 0, 0, 9], rtcp: true);
        pair.Run(TimeSpan.FromSeconds(1));
        var seeds = pair.Arrived.Where(x => x.To == PeerPair.ServerAddress).ToList();
        var random = new Random(13);

        for (var i = 0; i < 5_000; i++)
        {
            var datagram = (byte[])seeds[random.Next(seeds.Count)].Bytes.Clone();
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                datagram[random.Next(datagram.Length)] = (byte)random.Next(256);
            }

            pair.Inject(PeerPair.ClientAddress, datagram[..random.Next(datagram.Length + 1)]);
        }

        pair.Server.State.Should().Be(PeerState.Connected, "an authenticated association ignores noise");
        pair.SendFromClient(PeerPair.MakeRtp(7, 2));
        pair.Run(TimeSpan.FromSeconds(1));
        pair.ServerReceived[^1].Bytes.Should().Equal(PeerPair.MakeRtp(7, 2));
    }

    [Fact]
    public void Noise_during_the_handshake_never_throws()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            using var pair = new PeerPair(seed);
            var random = new Random(seed);
            pair.Run(TimeSpan.FromSeconds(30), () => pair.Server.State == PeerState.Connecting).Should().BeTrue();
            for (var i = 0; i < 20; i++)
            {
                pair.Run(TimeSpan.FromMilliseconds(3));
                var datagram = (byte[])pair.Arrived[random.Next(pair.Arrived.Count)].Bytes.Clone();
                datagram[random.Next(datagram.Length)] ^= (byte)random.Next(1, 256);
                pair.Inject(PeerPair.ClientAddress, datagram);
            }

            pair.Run(TimeSpan.FromSeconds(40));
            pair.Server.State.Should().BeOneOf(PeerState.Connected, PeerState.Failed, PeerState.Closed);
        }
    }

    private static PeerPair MakeBadNetwork(int seed)
    {
        var pair = new PeerPair(seed);
        pair.Network.Loss = 0.3;
        pair.Network.Duplication = 0.1;
        pair.Network.ShortestDelay = TimeSpan.FromMilliseconds(5);
        pair.Network.LongestDelay = TimeSpan.FromMilliseconds(120);
        return pair;
    }
}
