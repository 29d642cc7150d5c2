using System.Buffers.Binary;
using Itog.WebRtc.Srtp;
using Itog.WebRtc.Tests.Vectors;

namespace Itog.WebRtc.Tests.Srtp;

public sealed class SrtpSessionTests : IDisposable
{
    private const int PayloadLength = 100;

    private readonly List<IDisposable> _sessions = [];

    public static TheoryData<SrtpProfile> Profiles => [SrtpProfile.AeadAes128Gcm, SrtpProfile.AesCm128HmacSha1Tag80];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_is_sent_is_what_is_received(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        foreach (var (extensionWords, csrcs) in new[] { (0, 0), (3, 0), (0, 2), (1, 15) })
        {
            var clear = MakeRtp(ssrc: (uint)(extensionWords + (csrcs * 100)), sequence: 9, extensionWords, csrcs);
            var wire = Protect(sender, clear);
            wire.Length.Should().BeInRange(clear.Length + 1, clear.Length + SrtpSender.Overhead);
            wire.AsSpan()[^60..].IndexOf(clear.AsSpan()[^40..]).Should().Be(-1, "the payload is encrypted");

            receiver.UnprotectRtp(wire, out var length).Should().Be(SrtpVerdict.Accepted);
            wire[..length].Should().Equal(clear);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rtcp_goes_through_and_not_twice(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        for (var i = 0; i < 5; i++)
        {
            var buffer = new byte[Rfc7714.Rtcp.Length + SrtpSender.Overhead];
            Rfc7714.Rtcp.CopyTo(buffer, 0);
            sender.ProtectRtcp(buffer, Rfc7714.Rtcp.Length, out var length).Should().Be(SrtpVerdict.Accepted);
            var again = buffer[..length];

            receiver.UnprotectRtcp(buffer.AsSpan(0, length), out var clearLength).Should().Be(SrtpVerdict.Accepted);
            buffer[..clearLength].Should().Equal(Rfc7714.Rtcp);
            receiver.UnprotectRtcp(again, out _).Should().Be(SrtpVerdict.Replayed);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Survives_reordering_and_loss_where_the_sequence_number_wraps(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        var random = new Random(3711);
        var wires = new List<(ulong Index, byte[] Wire)>();
        for (var index = 65_000UL; index < 65_536 + 66_000; index++)
        {
            wires.Add((index, Protect(sender, MakeRtp(1, (ushort)index))));
        }

        // Each packet may come up to 30 places late, one in eight is lost; the first one comes first.
        var arrivals = wires
            .Select((wire, place) => (wire, Place: place == 0 ? -1 : place + random.Next(30)))
            .OrderBy(x => x.Place)
            .Select(x => x.wire)
            .Where((_, place) => place == 0 || random.Next(8) != 0);
        foreach (var (index, wire) in arrivals)
        {
            var verdict = receiver.UnprotectRtp(wire, out _);
            if (verdict != SrtpVerdict.Accepted)
            {
                throw new InvalidOperationException($"{index} is {verdict}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_replayed_packet_is_refused_also_when_it_is_old(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        var wires = Enumerable.Range(0, 3000).Select(i => Protect(sender, MakeRtp(1, (ushort)i))).ToList();
        foreach (var wire in wires.Where((_, i) => i != 2990 && i != 10))
        {
            receiver.UnprotectRtp((byte[])wire.Clone(), out _).Should().Be(SrtpVerdict.Accepted);
        }

        foreach (var i in new[] { 0, 500, 1975, 2000, 2999 })
        {
            receiver.UnprotectRtp((byte[])wires[i].Clone(), out _).Should().Be(SrtpVerdict.Replayed);
        }

        receiver.UnprotectRtp((byte[])wires[2990].Clone(), out _).Should().Be(SrtpVerdict.Accepted, "it is late but new");
        receiver.UnprotectRtp((byte[])wires[10].Clone(), out _).Should().Be(SrtpVerdict.Replayed, "it is too old to tell");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_damaged_packet_is_refused_and_changes_nothing(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        var random = new Random(7);
        for (ushort sequence = 0; sequence < 200; sequence++)
        {
            var wire = Protect(sender, MakeRtp(1, sequence));
            var damaged = (byte[])wire.Clone();
            damaged[random.Next(12, wire.Length)] ^= (byte)random.Next(1, 256);

            receiver.UnprotectRtp(damaged, out _).Should().Be(SrtpVerdict.Unauthentic);
            receiver.UnprotectRtp(wire, out _).Should().Be(SrtpVerdict.Accepted);
        }
    }

    [Fact]
    public void Never_encrypts_with_an_index_twice()
    {
        var (sender, _) = MakePair(SrtpProfile.AeadAes128Gcm);
        _ = Protect(sender, MakeRtp(1, 100));
        var buffer = new byte[200];
        var clear = MakeRtp(1, 100);
        clear.CopyTo(buffer, 0);

        sender.ProtectRtp(buffer, clear.Length, out _).Should().Be(SrtpVerdict.Replayed);
        buffer[..clear.Length].Should().Equal(clear);
    }

    [Fact]
    public void One_peer_cannot_make_streams_without_bound()
    {
        var (_, receiver) = MakePair(SrtpProfile.AeadAes128Gcm);
        var verdicts = new List<SrtpVerdict>();
        for (var ssrc = 0u; ssrc < 2 * SrtpStreams.Capacity; ssrc++)
        {
            var (sender, _) = MakePair(SrtpProfile.AeadAes128Gcm);
            verdicts.Add(receiver.UnprotectRtp(Protect(sender, MakeRtp(ssrc, 1)), out _));
        }

        verdicts.Count(x => x == SrtpVerdict.Accepted).Should().Be(SrtpStreams.Capacity);
        verdicts[^1].Should().Be(SrtpVerdict.TooManyStreams);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Never_throws_on_random_or_cut_packets(SrtpProfile profile)
    {
        var (sender, receiver) = MakePair(profile);
        var random = new Random(99);
        for (var i = 0; i < 5_000; i++)
        {
            var packet = new byte[random.Next(0, 120)];
            random.NextBytes(packet);
            if (i % 2 == 0 && packet.Length > 0)
            {
                packet[0] = (byte)(0x80 | (packet[0] & 0x3F));
            }

            receiver.UnprotectRtp(packet, out _).Should().NotBe(SrtpVerdict.Accepted);
            receiver.UnprotectRtcp(packet, out _).Should().NotBe(SrtpVerdict.Accepted);
            var buffer = new byte[packet.Length + SrtpSender.Overhead];
            packet.CopyTo(buffer, 0);
            _ = sender.ProtectRtp(buffer, packet.Length, out _);
            _ = sender.ProtectRtcp(buffer, packet.Length, out _);
        }
    }

    public void Dispose() => _sessions.ForEach(x => x.Dispose());

    private (SrtpSender Sender, SrtpReceiver Receiver) MakePair(SrtpProfile profile)
    {
        var salt = Rfc3711.MasterSalt.AsSpan(0, SrtpKeys.SaltLength(profile));
        var rtp = SrtpKeys.ForRtp(profile, Rfc3711.MasterKey, salt);
        var rtcp = SrtpKeys.ForRtcp(profile, Rfc3711.MasterKey, salt);
        var pair = (new SrtpSender(rtp, rtcp), new SrtpReceiver(rtp, rtcp));
        _sessions.Add(pair.Item1);
        _sessions.Add(pair.Item2);
        return pair;
    }

    private static byte[] Protect(SrtpSender sender, byte[] clear)
    {
        var buffer = new byte[clear.Length + SrtpSender.Overhead];
        clear.CopyTo(buffer, 0);
        sender.ProtectRtp(buffer, clear.Length, out var length).Should().Be(SrtpVerdict.Accepted);
        return buffer[..length];
    }

    private static byte[] MakeRtp(uint ssrc, ushort sequence, int extensionWords = 0, int csrcs = 0)
    {
        var extension = extensionWords == 0 ? 0 : 4 + (extensionWords * 4);
        var packet = new byte[12 + (csrcs * 4) + extension + PayloadLength];
        packet[0] = (byte)(0x80 | csrcs | (extension == 0 ? 0 : 0x10));
        packet[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        if (extension != 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(12 + (csrcs * 4)), 0xBEDE);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(14 + (csrcs * 4)), (ushort)extensionWords);
        }

        packet.AsSpan()[^PayloadLength..].Fill((byte)sequence);
        return packet;
    }
}
