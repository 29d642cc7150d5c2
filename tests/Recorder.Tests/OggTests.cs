using Itog.Recorder.Ogg;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>Pages by RFC 3533, packets by RFC 7845 and RFC 6716.</summary>
public sealed class OggTests
{
    [Fact]
    public void Checksum_is_the_unreflected_crc_of_the_check_string() =>
        // The catalogued check value of CRC-32 with polynomial 04C11DB7, not reflected, initial 0, no final XOR (CKSUM without its length).
        OggCrc.Append(0, "123456789"u8).Should().Be(0x89A1_897F);

    [Fact]
    public void Checksum_of_bytes_taken_together_is_that_of_each_after_the_other()
    {
        var bytes = new byte[200];
        new Random(4).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var single = bytes.Take(length).Aggregate(0u, (crc, b) => OggCrc.Append(crc, [b]));
            OggCrc.Append(0, bytes.AsSpan(0, length)).Should().Be(single);
            OggCrc.Append(OggCrc.Append(0, bytes.AsSpan(0, length / 2)), bytes.AsSpan(length / 2, length - (length / 2))).Should().Be(single);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(510)]
    [InlineData(1275)]
    public void A_packet_of_any_length_comes_back_as_it_was(int length)
    {
        var packet = new byte[length];
        new Random(length).NextBytes(packet);
        packet[0] = 0x78;
        var file = Write(writer =>
        {
            writer.Append(packet, 960);
            writer.Append([0x78], 960);
        });

        OggPacketReader.Sound(file).Should().BeEquivalentTo([packet, [0x78]], o => o.WithStrictOrdering());
    }

    [Fact]
    public void A_page_holds_half_a_second_at_most()
    {
        var pages = new List<int>();
        var writer = new OggOpusWriter(1, page => pages.Add(page.Length));
        writer.WriteHeaders();
        for (var i = 0; i < 50; i++)
        {
            writer.Append(new byte[80], 960);
        }

        pages.Should().HaveCount(4);
    }

    [Fact]
    public void A_page_never_needs_more_than_255_lacing_values()
    {
        var file = Write(writer =>
        {
            for (var i = 0; i < 60; i++)
            {
                writer.Append(new byte[1275], 120);
            }
        });

        OggPacketReader.Sound(file).Should().HaveCount(60);
        OggScan.Read(new MemoryStream(file)).GoodEnd.Should().Be(file.Length);
    }

    [Fact]
    public void A_changed_byte_anywhere_in_a_page_is_found()
    {
        byte[]? page = null;
        var writer = new OggOpusWriter(7, p => page = p.ToArray());
        writer.Append(new byte[100], 960);
        writer.FlushPage();
        OggPage.TryRead(page, out _).Should().BeTrue();
        for (var i = 0; i < page!.Length; i++)
        {
            page[i] ^= 0x10;
            OggPage.TryRead(page, out _).Should().BeFalse($"byte {i} was changed");
            page[i] ^= 0x10;
        }
    }

    [Fact]
    public void A_scan_tells_a_torn_tail_from_damage_in_the_middle()
    {
        var file = Write(writer =>
        {
            for (var i = 0; i < 500; i++)
            {
                writer.Append(new byte[80], 960);
            }
        });
        var whole = OggScan.Read(new MemoryStream(file));
        whole.GoodEnd.Should().Be(file.Length);
        whole.Samples.Should().Be(480_000);

        var torn = OggScan.Read(new MemoryStream(file[..^100]));
        torn.GoodEnd.Should().BeLessThan(file.Length - 100);
        torn.PagesBeyond.Should().Be(0);

        file[file.Length / 2] ^= 1;
        OggScan.Read(new MemoryStream(file)).PagesBeyond.Should().BeGreaterThan(5);
    }

    private static byte[] Write(Action<OggOpusWriter> write)
    {
        using var file = new MemoryStream();
        var writer = new OggOpusWriter(1, page => file.Write(page));
        writer.WriteHeaders();
        write(writer);
        writer.Close();
        return file.ToArray();
    }
}
