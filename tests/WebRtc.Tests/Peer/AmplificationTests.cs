using Itog.WebRtc.Dtls;

namespace Itog.WebRtc.Tests;

/// <summary>How much a server peer says to somebody who may be forging the source of what he sends.</summary>
public sealed class AmplificationTests : IDisposable
{
    private static readonly SocketEndpoint Stranger = PeerPair.Address("203.0.113.1:1");

    private readonly PeerPair _pair = new(seed: 21);
    private readonly byte[] _buffer = new byte[2048];

    [Fact]
    public void Strangers_get_no_byte_whatever_they_send()
    {
        _pair.Connect().Should().BeTrue();
        _pair.SendFromClient(PeerPair.MakeRtp(7, 1));
        _pair.Run(TimeSpan.FromSeconds(4));
        var random = new Random(21);
        foreach (var datagram in _pair.Arrived.Where(x => x.To == PeerPair.ServerAddress).ToList())
        {
            var forged = (byte[])datagram.Bytes.Clone();
            if (forged[0] <= 3)
            {
                forged[random.Next(8, forged.Length)] ^= 1;
            }

            _pair.Inject(Stranger, forged);
        }

        _pair.Run(TimeSpan.FromSeconds(4));
        _pair.Arrived.Should().NotContain(x => x.To == Stranger);
    }

    [Fact]
    public void A_handshake_that_nobody_answers_gets_three_times_its_bytes_at_most()
    {
        // The client's checks and its hello arrive, as they would with a forged source; after that nothing comes back.
        _pair.Run(TimeSpan.FromSeconds(5), () => _pair.Arrived.Exists(x => x.To == PeerPair.ServerAddress && x.Bytes[0] == DtlsRecord.Handshake)).Should().BeTrue();
        _pair.Network.Loss = 1;
        _pair.Run(TimeSpan.FromSeconds(29));

        var come = _pair.Arrived.Where(x => x.To == PeerPair.ServerAddress).Sum(x => (long)x.Bytes.Length);
        _pair.Network.Sent(PeerPair.ServerAddress).Should().BePositive().And.BeLessThanOrEqualTo(3 * come);
    }

    [Fact]
    public void Hellos_of_a_few_bytes_after_the_handshake_are_no_bait()
    {
        _pair.Connect().Should().BeTrue();
        _pair.Run(TimeSpan.FromSeconds(1));
        var gone = _pair.Network.Sent(PeerPair.ServerAddress);
        byte[] bait = [DtlsRecord.Handshake, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 9, 0, 1, 1];
        for (var i = 0; i < 1_000; i++)
        {
            _pair.Inject(PeerPair.ClientAddress, bait);
        }

        _pair.Network.Sent(PeerPair.ServerAddress).Should().Be(gone);
    }

    [Fact]
    public void A_flood_of_old_hellos_repeats_the_last_flight_twenty_times_a_second_at_most()
    {
        _pair.Connect().Should().BeTrue();
        _pair.Run(TimeSpan.FromSeconds(1));
        var old = _pair.Arrived.Where(x => x.To == PeerPair.ServerAddress && DtlsIntake.HasPlainHandshake(x.Bytes)).MaxBy(x => x.Bytes.Length)!;
        var before = _pair.Server.Counters.HandshakeRetransmissions;
        for (var i = 0; i < 1_000; i++)
        {
            _pair.Inject(PeerPair.ClientAddress, old.Bytes);
        }

        (_pair.Server.Counters.HandshakeRetransmissions - before).Should().Be(1);
        _pair.Server.State.Should().Be(PeerState.Connected);
    }

    [Fact]
    public void A_remote_that_never_comes_costs_no_memory_of_OpenSSL()
    {
        _pair.Server.HandleDatagram(_pair.Now, Stranger, [DtlsRecord.Handshake, 0xFE, 0xFD], out _);
        _pair.Server.TryGetTransmit(_buffer, out _, out _).Should().BeFalse();

        _pair.Server.HasHandshakeBegun.Should().BeFalse();
        _pair.Connect().Should().BeTrue();
        _pair.Server.HasHandshakeBegun.Should().BeTrue();
    }

    public void Dispose() => _pair.Dispose();
}
