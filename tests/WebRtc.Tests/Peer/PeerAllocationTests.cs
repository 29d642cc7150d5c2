using System.Buffers.Binary;
using Itog.WebRtc.Dtls;

namespace Itog.WebRtc.Tests;

public class PeerAllocationTests
{
    private const int Rounds = 2_000;

    public static TheoryData<string> Profiles => ["SRTP_AEAD_AES_128_GCM", "SRTP_AES128_CM_SHA1_80"];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_cost_no_allocation(string profile)
    {
        using var certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50), profile);
        using var pair = new PeerPair(
            seed: 1,
            client: x => x with { Certificate = certificate },
            server: x => x with { RemoteFingerprint = certificate.Fingerprint });
        pair.Connect().Should().BeTrue();
        var rtp = PeerPair.MakeRtp(7, 0, length: 1200);
        byte[] rtcp = [0x81, 201, 0, 1, 0, 0, 0, 9];
        var buffer = new byte[1500];

        var accepted = 0;
        var allocated = 0L;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Rounds; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(rtp.AsSpan(2), (ushort)((round * Rounds) + i));
                accepted += Carry(pair, rtp, isRtcp: false, buffer) == DatagramKind.Rtp ? 1 : 0;
                accepted += Carry(pair, rtcp, isRtcp: true, buffer) == DatagramKind.Rtcp ? 1 : 0;
                _ = pair.Server.NextTimeout;
                pair.Server.HandleTimeout(pair.Now);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        accepted.Should().Be(Rounds * 4);
        allocated.Should().Be(0);
    }

    [Fact]
    public void Answering_checks_costs_no_allocation()
    {
        using var pair = new PeerPair(seed: 2);
        pair.Connect().Should().BeTrue();
        var check = pair.Arrived.First(x => x.To == PeerPair.ServerAddress && x.Bytes[0] == 0).Bytes;
        var buffer = new byte[1500];
        var answers = 0;
        var allocated = 0L;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Rounds; i++)
            {
                pair.Server.HandleDatagram(pair.Now, PeerPair.ClientAddress, check, out _);
                answers += pair.Server.TryGetTransmit(buffer, out _, out _) ? 1 : 0;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        answers.Should().Be(Rounds * 2);
        allocated.Should().Be(0);
    }

    private static DatagramKind Carry(PeerPair pair, byte[] clear, bool isRtcp, byte[] buffer)
    {
        clear.CopyTo(buffer, 0);
        var length = isRtcp ? pair.Client.ProtectRtcp(buffer, clear.Length) : pair.Client.ProtectRtp(buffer, clear.Length);
        return pair.Server.HandleDatagram(pair.Now, PeerPair.ClientAddress, buffer.AsSpan(0, length), out _);
    }
}
