using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtcp;

/// <summary>Each packet byte by byte as its RFC draws it, written and read back.</summary>
public class RtcpLayoutTests
{
    private static readonly Ssrc _us = new(0x11111111);
    private static readonly Ssrc _them = new(0x22222222);

    private delegate bool Add(ref RtcpWriter writer);

    [Fact]
    public void Sender_report_of_RFC_3550()
    {
        var report = new SenderReport(_us, new NtpTime(0xB44DB705_20000000), new RtpTimestamp(0x1234), 5, 600);
        ReportBlock[] blocks = [new(_them, 0x40, -2, 0x0001FFFF, 9, 0xB7052000, 0x00054000)];
        var bytes = Write((ref writer) => writer.TryAddSenderReport(report, blocks));
        bytes.Should().Be(
            "81C8000C" + "11111111" + "B44DB70520000000" + "00001234" + "00000005" + "00000258"
            + "22222222" + "40FFFFFE" + "0001FFFF" + "00000009" + "B7052000" + "00054000");

        var packet = Read(bytes);
        SenderReport.TryParse(packet, out var read).Should().BeTrue();
        read.Should().Be(report);
        ReportBlocks.TryParse(packet, out var readBlocks).Should().BeTrue();
        readBlocks.MoveNext().Should().BeTrue();
        readBlocks.Current.Should().Be(blocks[0]);
        readBlocks.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Empty_receiver_report_of_RFC_3550() =>
        Write((ref writer) => writer.TryAddReceiverReport(_us, [])).Should().Be("80C9000111111111");

    [Theory]
    [InlineData("", "81CA0002" + "11111111" + "01000000")]
    [InlineData("a", "81CA0002" + "11111111" + "01016100")]
    [InlineData("ab", "81CA0003" + "11111111" + "01026162" + "00000000")]
    [InlineData("abcdef", "81CA0004" + "11111111" + "01066162" + "63646566" + "00000000")]
    public void Canonical_name_of_RFC_3550_ends_in_at_least_one_zero(string name, string hex)
    {
        var bytes = Write((ref writer) => writer.TryAddCanonicalName(_us, System.Text.Encoding.UTF8.GetBytes(name)));
        bytes.Should().Be(hex);
        SourceDescription.TryParse(Read(bytes), out var description).Should().BeTrue();
        description.MoveNext().Should().BeTrue();
        description.Source.Should().Be(_us);
        System.Text.Encoding.UTF8.GetString(description.CanonicalName).Should().Be(name);
        description.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Source_description_of_several_chunks_and_items()
    {
        // CNAME "ab" with NAME "x" before it; then a chunk with nothing.
        SourceDescription.TryParse(Read("82CA0006" + "11111111" + "020178" + "01026162" + "00" + "22222222" + "00000000" + "00000000"), out var description)
            .Should().BeTrue();
        description.MoveNext().Should().BeTrue();
        System.Text.Encoding.UTF8.GetString(description.CanonicalName).Should().Be("ab");
        description.MoveNext().Should().BeTrue();
        description.Source.Should().Be(_them);
        description.CanonicalName.Length.Should().Be(0);
        description.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Goodbye_of_RFC_3550_with_a_reason()
    {
        Goodbye.TryParse(Read("82CB0003" + "11111111" + "22222222" + "03627965"), out var goodbye).Should().BeTrue();
        goodbye.MoveNext().Should().BeTrue();
        goodbye.Current.Should().Be(_us);
        goodbye.MoveNext().Should().BeTrue();
        goodbye.Current.Should().Be(_them);
        goodbye.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Nack_of_RFC_4585_packs_the_sixteen_packets_after_the_first()
    {
        SequenceNumber[] missing = [new(65534), new(65535), new(14), new(15), new(500)];
        var bytes = Write((ref writer) => writer.TryAddNack(_us, _them, missing));

        // 65535 is bit 1, 14 is bit 16; 15 is seventeen away and begins an entry of its own.
        bytes.Should().Be("81CD0005" + "11111111" + "22222222" + "FFFE8001" + "000F0000" + "01F40000");
        Nack.TryParse(Read(bytes), out var nack).Should().BeTrue();
        nack.Media.Should().Be(_them);
        var read = new List<SequenceNumber>();
        foreach (var sequence in nack)
        {
            read.Add(sequence);
        }

        read.Should().Equal(missing);
    }

    [Fact]
    public void Nack_of_nothing_is_not_written() =>
        Write((ref writer) => !writer.TryAddNack(_us, _them, [])).Should().BeEmpty();

    [Fact]
    public void Picture_loss_indication_of_RFC_4585() =>
        Write((ref writer) => writer.TryAddPli(new Pli(_us, _them))).Should().Be("81CE0002" + "11111111" + "22222222");

    [Fact]
    public void Full_intra_request_of_RFC_5104()
    {
        var bytes = Write((ref writer) => writer.TryAddFir(_us, new FirEntry(_them, 0xAB)));
        bytes.Should().Be("84CE0004" + "11111111" + "00000000" + "22222222" + "AB000000");
        Fir.TryParse(Read(bytes), out var fir).Should().BeTrue();
        fir.MoveNext().Should().BeTrue();
        fir.Current.Should().Be(new FirEntry(_them, 0xAB));
        fir.MoveNext().Should().BeFalse();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(262_143, 262_143)]
    [InlineData(262_144, 262_144)]
    [InlineData(1_000_001, 1_000_000)]
    [InlineData(2_500_000, 2_500_000)]
    public void Estimate_of_the_REMB_draft_keeps_18_bits(long bitsPerSecond, long read)
    {
        var bytes = Write((ref writer) => writer.TryAddRemb(new Remb(_us, bitsPerSecond), [_them]));
        bytes.Should().StartWith("8FCE0005" + "11111111" + "00000000" + "52454D42" + "01").And.EndWith("22222222");
        Remb.TryParse(Read(bytes), out var remb).Should().BeTrue();
        remb.Should().Be(new Remb(_us, read));
    }

    [Fact]
    public void Nothing_is_written_when_a_packet_does_not_fit()
    {
        var buffer = new byte[11];
        var writer = new RtcpWriter(buffer);
        writer.TryAddPli(new Pli(_us, _them)).Should().BeFalse();
        writer.Length.Should().Be(0);
        buffer.Should().OnlyContain(b => b == 0);
        writer.TryAddReceiverReport(_us, []).Should().BeTrue();
    }

    [Fact]
    public void Ntp_time_counts_from_1900_and_keeps_the_middle()
    {
        var ntp = NtpTime.From(new DateTimeOffset(1970, 1, 1, 0, 0, 0, 500, TimeSpan.Zero));
        ntp.Value.Should().Be((2_208_988_800UL << 32) | 0x80000000);
        ntp.Middle.Should().Be(0x7E808000);
        ntp.Add(TimeSpan.FromSeconds(-1)).ToDateTimeOffset().Should().Be(new DateTimeOffset(1969, 12, 31, 23, 59, 59, 500, TimeSpan.Zero));
    }

    private static string Write(Add add)
    {
        var writer = new RtcpWriter(new byte[300]);
        add(ref writer).Should().BeTrue();
        return Convert.ToHexString(writer.Written);
    }

    private static RtcpPacket Read(string hex)
    {
        RtcpReader.TryCreate(Convert.FromHexString(hex), out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        return reader.Current;
    }
}
