using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Tests;

public class IceRestartTests
{
    private static readonly SocketEndpoint Home = PeerPair.Address("203.0.113.7:5001");
    private static readonly SocketEndpoint Mobile = PeerPair.Address("203.0.113.200:6001");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private ushort _sequence;

    [Fact]
    public void Packets_flow_on_by_the_same_keys_while_Ice_restarts()
    {
        using var pair = Connected(seed: 1);

        var (local, remote) = Credentials();
        pair.Server.RestartIce(pair.Now, local, remote).Should().BeTrue();
        SpeakBothWays(pair, 50);
        pair.Client.RestartIce(pair.Now, remote, local).Should().BeTrue();
        SpeakBothWays(pair, 50);

        pair.ServerReceived.Should().HaveCount(100);
        pair.ClientReceived.Should().HaveCount(100);
        pair.ServerEvents.Should().ContainSingle(e => e.Kind == PeerEventKind.Restarted);
        pair.ServerEvents.Should().ContainSingle(e => e.Kind == PeerEventKind.Connected, "there is no second handshake");
    }

    [Fact]
    public void The_old_path_serves_until_one_is_nominated_under_the_new_credentials()
    {
        using var pair = Connected(seed: 2);
        var (local, remote) = Credentials();

        pair.Server.RestartIce(pair.Now, local, remote);
        pair.Run(10 * Second);

        pair.Server.State.Should().Be(PeerState.Connected, "the checks of before are still answered");
        pair.Server.RemoteEndpoint.Should().Be(Home);
        pair.ServerEvents.Should().NotContain(e => e.Kind == PeerEventKind.Restarted);

        pair.Network.Rebind(PeerPair.ClientAddress, Mobile);
        pair.Client.RestartIce(pair.Now, remote, local);
        pair.Run(Second, () => pair.Server.RemoteEndpoint == Mobile).Should().BeTrue();
        SpeakBothWays(pair, 10);
        pair.ClientReceived.Should().HaveCount(10);
    }

    [Fact]
    public void The_old_credentials_are_refused_once_the_new_ones_are_in_use()
    {
        using var pair = Connected(seed: 3);
        var former = pair.ServerCredentials;
        var (local, remote) = Credentials();
        pair.Server.RestartIce(pair.Now, local, remote);
        Check(pair, Mobile, former);
        pair.Server.Counters.StunUnauthorized.Should().Be(0);

        pair.Client.RestartIce(pair.Now, remote, local);
        pair.Run(Second, () => pair.ServerEvents.Exists(e => e.Kind == PeerEventKind.Restarted)).Should().BeTrue();

        Check(pair, Mobile, former);
        pair.Server.Counters.StunUnauthorized.Should().Be(1);
        pair.Server.RemoteEndpoint.Should().Be(Home);
    }

    [Fact]
    public void Two_restarts_in_a_row_leave_only_the_last_one()
    {
        using var pair = Connected(seed: 4);
        var (firstLocal, firstRemote) = Credentials();
        var (local, remote) = Credentials();
        pair.Server.RestartIce(pair.Now, firstLocal, firstRemote);
        pair.Server.RestartIce(pair.Now, local, remote);

        Check(pair, Mobile, firstLocal);
        pair.Server.Counters.StunUnauthorized.Should().Be(1, "nobody has used the first restart");
        Check(pair, Home, pair.ServerCredentials);
        pair.Server.Counters.StunUnauthorized.Should().Be(1, "the credentials in use stay until the last restart is");

        pair.Client.RestartIce(pair.Now, remote, local);
        SpeakBothWays(pair, 20);
        pair.ServerEvents.Should().ContainSingle(e => e.Kind == PeerEventKind.Restarted);
        pair.ServerReceived.Should().HaveCount(20);
        pair.ClientReceived.Should().HaveCount(20);
    }

    [Fact]
    public void A_peer_that_lost_its_remote_gets_it_back_by_a_restart_from_another_network()
    {
        using var pair = Connected(seed: 5);
        pair.Network.Loss = 1;
        pair.Run(20 * Second, () => pair.Server.State == PeerState.Disconnected).Should().BeTrue();

        pair.Network.Loss = 0;
        pair.Network.Rebind(PeerPair.ClientAddress, Mobile);
        var (local, remote) = Credentials();
        pair.Server.RestartIce(pair.Now, local, remote);
        pair.Client.RestartIce(pair.Now, remote, local);
        pair.Run(Second, () => pair.Server.State == PeerState.Connected && pair.Server.RemoteEndpoint == Mobile).Should().BeTrue();

        pair.ServerEvents.Should().Contain(e => e.Kind == PeerEventKind.Recovered);
        SpeakBothWays(pair, 10);
        pair.ClientReceived.Should().HaveCount(10);
    }

    [Fact]
    public void A_peer_that_is_over_does_not_restart()
    {
        using var pair = Connected(seed: 6);
        pair.Server.Close(pair.Now);
        var (local, remote) = Credentials();

        pair.Server.RestartIce(pair.Now, local, remote).Should().BeFalse();
    }

    [Fact]
    public void Restarts_end_well_on_bad_networks()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            using var pair = Connected(seed);
            pair.Network.Loss = 0.3;
            pair.Network.Duplication = 0.1;
            pair.Network.LongestDelay = TimeSpan.FromMilliseconds(100);
            for (var restart = 0; restart < 3; restart++)
            {
                var (local, remote) = Credentials();
                pair.Server.RestartIce(pair.Now, local, remote);
                pair.Network.Rebind(PeerPair.ClientAddress, restart % 2 == 0 ? Mobile : Home);
                pair.Client.RestartIce(pair.Now, remote, local);
                var restarted = restart + 1;
                pair.Run(20 * Second, () => pair.ServerEvents.Count(e => e.Kind == PeerEventKind.Restarted) == restarted)
                    .Should().BeTrue($"of restart {restarted} of seed {seed}");
            }

            pair.Server.RemoteEndpoint.Should().Be(Mobile);
        }
    }

    private static PeerPair Connected(int seed)
    {
        var pair = new PeerPair(seed);
        pair.Network.Rebind(PeerPair.ClientAddress, Home);
        pair.Connect().Should().BeTrue();
        return pair;
    }

    private static (IceCredentials Local, IceCredentials Remote) Credentials() => (IceCredentials.Create(), IceCredentials.Create());

    private void SpeakBothWays(PeerPair pair, int packets)
    {
        for (var i = 0; i < packets; i++)
        {
            _sequence++;
            pair.SendFromClient(PeerPair.MakeRtp(7, _sequence));
            pair.SendFromServer(PeerPair.MakeRtp(8, _sequence));
            pair.Run(TimeSpan.FromMilliseconds(20));
        }

        pair.Run(TimeSpan.FromMilliseconds(500));
    }

    // A check that does not nominate.
    private static void Check(PeerPair pair, SocketEndpoint from, IceCredentials server)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, StunTransactionId.Random());
        writer.AddUsername(server.UfragBytes, "client"u8);
        writer.AddIceControlling(1);
        writer.AddPriority(1);
        var length = writer.Finish(server.PasswordBytes);
        pair.Inject(from, buffer[..length]);
    }
}
