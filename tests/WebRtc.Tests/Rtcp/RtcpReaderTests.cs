using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Tests.Rtp;

namespace Itog.WebRtc.Tests.Rtcp;

public class RtcpReaderTests
{
    private static readonly Ssrc _us = new(0x11111111);
    private static readonly Ssrc _them = new(0x22222222);

    [Fact]
    public void Walks_a_compound_in_order()
    {
        var types = new List<RtcpType>();
        RtcpReader.TryCreate(Everything(), out var reader).Should().BeTrue();
        foreach (var packet in reader)
        {
            types.Add(packet.Type);
        }

        types.Should().Equal(
            RtcpType.SenderReport, RtcpType.ReceiverReport, RtcpType.SourceDescription, RtcpType.Goodbye, RtcpType.TransportFeedback,
            RtcpType.PayloadFeedback, RtcpType.PayloadFeedback, RtcpType.PayloadFeedback);
    }

    [Fact]
    public void Takes_a_reduced_size_datagram_of_one_feedback()
    {
        var bytes = Convert.FromHexString("81CE0002" + "11111111" + "22222222");
        RtcpReader.TryCreate(bytes, out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        Pli.TryParse(reader.Current, out var pli).Should().BeTrue();
        pli.Should().Be(new Pli(_us, _them));
        reader.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Takes_padding_off_the_last_packet()
    {
        var bytes = Convert.FromHexString("A0C90002" + "11111111" + "00000004");
        RtcpReader.TryCreate(bytes, out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        reader.Current.Body.Length.Should().Be(4);
        reader.Current.TryGetSender(out var sender).Should().BeTrue();
        sender.Should().Be(_us);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("80C9", "shorter than a header")]
    [InlineData("40C9000111111111", "version 1")]
    [InlineData("80C9000211111111", "longer than the datagram")]
    [InlineData("80C90001111111118000", "a second packet cut off")]
    [InlineData("A0C900011111111180C9000111111111", "padding in a packet that is not the last")]
    [InlineData("A0C900021111111100000000", "a padding count of zero")]
    [InlineData("A0C90002111111110000000C", "padding that covers the header")]
    public void Refuses_a_malformed_datagram(string hex, string why) =>
        RtcpReader.TryCreate(Convert.FromHexString(hex), out _).Should().BeFalse(why);

    [Fact]
    public void Refuses_a_report_with_fewer_blocks_than_it_counts()
    {
        RtcpReader.TryCreate(Convert.FromHexString("81C9000111111111"), out var reader).Should().BeTrue();
        reader.MoveNext().Should().BeTrue();
        ReportBlocks.TryParse(reader.Current, out _).Should().BeFalse();
    }

    [Fact]
    public void Survives_any_damage()
    {
        var good = Everything();
        var feedback = Convert.FromHexString("8FCD0006" + "11111111" + "22222222" + "00010008" + "00000100" + "2008" + "0102" + "03040506" + "0708" + "0000");
        var mutations = new SeededMutations(3);
        var packets = 0;
        for (var i = 0; i < 80_000; i++)
        {
            var bytes = (i % 3) switch
            {
                0 => mutations.Next(good),
                1 => mutations.Next(feedback),
                _ => Headed(mutations.Garbage(64), i),
            };
            if (!RtcpReader.TryCreate(bytes, out var reader))
            {
                continue;
            }

            foreach (var packet in reader)
            {
                packets++;
                ReadAll(packet);
            }
        }

        packets.Should().BeGreaterThan(10_000, "the damage should not be total");
    }

    /// <summary>Random bytes behind a header of each type in turn, so that every parser gets its share.</summary>
    private static byte[] Headed(byte[] body, int i)
    {
        var words = body.Length / 4;
        return [(byte)(0x80 | (i % 32)), (byte)(200 + (i % 8)), 0, (byte)words, .. body.AsSpan(0, words * 4)];
    }

    private static void ReadAll(in RtcpPacket packet)
    {
        _ = packet.TryGetSender(out _);
        _ = SenderReport.TryParse(packet, out _);
        _ = Pli.TryParse(packet, out _);
        _ = Remb.TryParse(packet, out _);
        if (ReportBlocks.TryParse(packet, out var blocks))
        {
            foreach (var block in blocks)
            {
                _ = block;
            }
        }

        if (SourceDescription.TryParse(packet, out var description))
        {
            while (description.MoveNext())
            {
                _ = description.CanonicalName;
            }
        }

        if (Goodbye.TryParse(packet, out var goodbye))
        {
            foreach (var source in goodbye)
            {
                _ = source;
            }
        }

        if (Nack.TryParse(packet, out var nack))
        {
            foreach (var sequence in nack)
            {
                _ = sequence;
            }
        }

        if (Fir.TryParse(packet, out var fir))
        {
            foreach (var entry in fir)
            {
                _ = entry;
            }
        }

        if (TransportFeedback.TryParse(packet, out var feedback))
        {
            var statuses = 0;
            foreach (var arrival in feedback)
            {
                _ = arrival;
                statuses++;
            }

            statuses.Should().Be(feedback.StatusCount);
        }
    }

    private static byte[] Everything()
    {
        var buffer = new byte[500];
        var writer = new RtcpWriter(buffer);
        ReportBlock[] blocks = [new(_them, 10, 20, 30, 40, 50, 60)];
        writer.TryAddSenderReport(new SenderReport(_us, new NtpTime(1), new RtpTimestamp(2), 3, 4), blocks).Should().BeTrue();
        writer.TryAddReceiverReport(_us, blocks).Should().BeTrue();
        writer.TryAddCanonicalName(_us, "server"u8).Should().BeTrue();
        writer.TryAddGoodbye([_us, _them]).Should().BeTrue();
        writer.TryAddNack(_us, _them, [new(1), new(5), new(100)]).Should().BeTrue();
        writer.TryAddPli(new Pli(_us, _them)).Should().BeTrue();
        writer.TryAddFir(_us, new FirEntry(_them, 7)).Should().BeTrue();
        writer.TryAddRemb(new Remb(_us, 1_000_000), [_them]).Should().BeTrue();
        return writer.Written.ToArray();
    }
}
