using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtp;

public class RtpPacketTests
{
    private static readonly byte[] _plain = Convert.FromHexString("80EF1234" + "00ABCDEF" + "DEADBEEF" + "010203");

    private static readonly byte[] _oneByte = Convert.FromHexString(
        "907800010000000200000003" + "BEDE0003" + "10FF" + "000000" + "2101" + "02" + "3230" + "3132" + "AABB");

    private static readonly byte[] _twoByte = Convert.FromHexString(
        "907800010000000200000003" + "10000003" + "0100" + "1E02" + "0102" + "00" + "0303" + "616263" + "CC");

    [Fact]
    public void Reads_the_fixed_header()
    {
        RtpPacket.TryParse(_plain, out var packet).Should().BeTrue();
        packet.Marker.Should().BeTrue();
        packet.PayloadType.Should().Be(new PayloadType(111));
        packet.Sequence.Should().Be(new SequenceNumber(0x1234));
        packet.Timestamp.Should().Be(new RtpTimestamp(0xABCDEF));
        packet.Ssrc.Should().Be(new Ssrc(0xDEADBEEF));
        packet.CsrcCount.Should().Be(0);
        packet.HasExtension.Should().BeFalse();
        packet.PaddingLength.Should().Be(0);
        packet.Payload.ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Reads_contributing_sources()
    {
        var bytes = Convert.FromHexString("826F00010000000200000003" + "0000000A" + "0000000B" + "FF");
        RtpPacket.TryParse(bytes, out var packet).Should().BeTrue();
        packet.CsrcCount.Should().Be(2);
        packet.Csrc(0).Should().Be(new Ssrc(10));
        packet.Csrc(1).Should().Be(new Ssrc(11));
        packet.Payload.ToArray().Should().Equal(0xFF);
    }

    [Fact]
    public void Reads_one_byte_extensions_with_padding_between_them()
    {
        RtpPacket.TryParse(_oneByte, out var packet).Should().BeTrue();
        packet.ExtensionProfile.Should().Be(RtpPacket.OneByteProfile);
        packet.TryGetExtension(1, out var level).Should().BeTrue();
        level.ToArray().Should().Equal(0xFF);
        packet.TryGetExtension(2, out var sequence).Should().BeTrue();
        sequence.ToArray().Should().Equal(1, 2);
        packet.TryGetExtension(3, out _).Should().BeTrue();
        packet.TryGetExtension(4, out _).Should().BeFalse();
        packet.Payload.ToArray().Should().Equal(0xAA, 0xBB);
    }

    [Fact]
    public void Reads_two_byte_extensions_with_long_identifiers_and_empty_values()
    {
        RtpPacket.TryParse(_twoByte, out var packet).Should().BeTrue();
        packet.TryGetExtension(1, out var empty).Should().BeTrue();
        empty.Length.Should().Be(0);
        packet.TryGetExtension(0x1E, out var value).Should().BeTrue();
        value.ToArray().Should().Equal(1, 2);
        packet.TryGetExtension(3, out var text).Should().BeTrue();
        text.ToArray().Should().Equal("abc"u8.ToArray());
    }

    [Fact]
    public void Identifier_15_ends_the_one_byte_form()
    {
        var bytes = Convert.FromHexString("907800010000000200000003" + "BEDE0002" + "10AA" + "F000" + "20BB" + "0000");
        RtpPacket.TryParse(bytes, out var packet).Should().BeTrue();
        packet.TryGetExtension(1, out _).Should().BeTrue();
        packet.TryGetExtension(15, out _).Should().BeFalse();
        packet.TryGetExtension(2, out _).Should().BeFalse();
    }

    [Fact]
    public void Skips_an_extension_of_an_unknown_profile()
    {
        var bytes = Convert.FromHexString("907800010000000200000003" + "ABAC0001" + "10AA0000" + "07");
        RtpPacket.TryParse(bytes, out var packet).Should().BeTrue();
        packet.TryGetExtension(1, out _).Should().BeFalse();
        packet.Payload.ToArray().Should().Equal(7);
    }

    [Fact]
    public void Takes_padding_off_the_payload()
    {
        var bytes = Convert.FromHexString("A06F00010000000200000003" + "0102" + "000003");
        RtpPacket.TryParse(bytes, out var packet).Should().BeTrue();
        packet.Payload.ToArray().Should().Equal(1, 2);
        packet.PaddingLength.Should().Be(3);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("806F000100000002000000", "shorter than the header")]
    [InlineData("406F00010000000200000003", "version 1")]
    [InlineData("816F00010000000200000003", "a CSRC that is not there")]
    [InlineData("906F00010000000200000003", "an extension that is not there")]
    [InlineData("906F00010000000200000003BEDE0002AABBCCDD", "an extension longer than the packet")]
    [InlineData("A06F00010000000200000003", "padding without a count")]
    [InlineData("A06F0001000000020000000300", "a padding count of zero")]
    [InlineData("A06F0001000000020000000303", "more padding than there are bytes")]
    public void Refuses_malformed_packets(string hex, string why) =>
        RtpPacket.TryParse(Convert.FromHexString(hex), out _).Should().BeFalse(why);

    [Fact]
    public void Survives_any_damage()
    {
        var mutations = new SeededMutations(1);
        var accepted = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var bytes = (i % 4) switch
            {
                0 => mutations.Next(_plain),
                1 => mutations.Next(_oneByte),
                2 => mutations.Next(_twoByte),
                _ => mutations.Garbage(80),
            };
            if (!RtpPacket.TryParse(bytes, out var packet))
            {
                continue;
            }

            accepted++;
            var total = packet.HeaderLength + packet.Payload.Length + packet.PaddingLength;
            total.Should().Be(bytes.Length);
            foreach (var extension in packet.Extensions)
            {
                (extension.Value.Length <= 255).Should().BeTrue();
            }

            for (var source = 0; source < packet.CsrcCount; source++)
            {
                _ = packet.Csrc(source);
            }

            _ = Vp8Descriptor.TryParse(packet.Payload, out _);
            _ = OpusToc.TryParse(packet.Payload, out _);
            _ = Rtx.TryUnwrap(packet, out _, out _);
        }

        accepted.Should().BeGreaterThan(1000, "the damage should not be total");
    }
}
