using System.Buffers.Binary;

using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtp;

public class RtpWriterTests
{
    private static readonly RtpHeader _header = new(new PayloadType(96), new SequenceNumber(65535), new RtpTimestamp(0x80000001), new Ssrc(7), Marker: true);

    [Fact]
    public void Writes_what_the_parser_reads()
    {
        var buffer = new byte[200];
        var writer = new RtpWriter(buffer, _header);
        writer.TryAddMid(4, "12"u8).Should().BeTrue();
        writer.TryAddTransportSequence(3, 0xABCD).Should().BeTrue();
        writer.TryAddAudioLevel(1, new AudioLevel(42, IsVoice: true)).Should().BeTrue();
        writer.TryFinish([9, 8, 7], out var length).Should().BeTrue();

        RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet).Should().BeTrue();
        packet.Marker.Should().BeTrue();
        packet.PayloadType.Should().Be(_header.PayloadType);
        packet.Sequence.Should().Be(_header.Sequence);
        packet.Timestamp.Should().Be(_header.Timestamp);
        packet.Ssrc.Should().Be(_header.Ssrc);
        packet.Payload.ToArray().Should().Equal(9, 8, 7);
        packet.TryGetExtension(4, out var mid).Should().BeTrue();
        mid.ToArray().Should().Equal("12"u8.ToArray());
        packet.TryGetExtension(3, out var sequence).Should().BeTrue();
        BinaryPrimitives.ReadUInt16BigEndian(sequence).Should().Be(0xABCD);
        packet.TryGetExtension(1, out var bytes).Should().BeTrue();
        AudioLevel.TryParse(bytes, out var level).Should().BeTrue();
        level.Should().Be(new AudioLevel(42, IsVoice: true));
    }

    [Fact]
    public void Writes_no_extension_header_without_extensions()
    {
        var buffer = new byte[20];
        var writer = new RtpWriter(buffer, _header);
        writer.TryFinish([1], out var length).Should().BeTrue();
        length.Should().Be(13);
        buffer[0].Should().Be(0x80);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(15, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 17)]
    public void Refuses_extensions_that_the_one_byte_form_cannot_hold(int id, int length)
    {
        var buffer = new byte[100];
        var writer = new RtpWriter(buffer, _header);
        writer.TryAddExtension(id, new byte[length]).Should().BeFalse();
        writer.TryFinish([], out var total).Should().BeTrue();
        total.Should().Be(RtpPacket.FixedHeaderLength);
    }

    [Fact]
    public void Never_writes_beyond_a_small_buffer()
    {
        for (var size = RtpPacket.FixedHeaderLength; size < 60; size++)
        {
            var buffer = new byte[size];
            var writer = new RtpWriter(buffer, _header);
            _ = writer.TryAddMid(4, "mid-of-slot-0001"u8);
            _ = writer.TryAddTransportSequence(3, 1);
            if (writer.TryFinish(new byte[20], out var length))
            {
                length.Should().BeLessThanOrEqualTo(size);
                RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet).Should().BeTrue();
                packet.Payload.Length.Should().Be(20);
            }
        }
    }

    [Fact]
    public void Absolute_send_time_counts_seconds_in_18_fractional_bits()
    {
        var buffer = new byte[40];
        var writer = new RtpWriter(buffer, _header);
        writer.TryAddAbsSendTime(2, MediaTime.FromMilliseconds(65_500)).Should().BeTrue();
        writer.TryFinish([], out var length).Should().BeTrue();
        RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet).Should().BeTrue();
        packet.TryGetExtension(2, out var value).Should().BeTrue();

        // 65.5 s are 1.5 s after the wrap at 64 s.
        ((value[0] << 16) | (value[1] << 8) | value[2]).Should().Be((int)(1.5 * (1 << 18)));
    }

    [Fact]
    public void Writes_a_padding_only_probe()
    {
        var buffer = new byte[300];
        var writer = new RtpWriter(buffer, _header with { Marker = false });
        writer.TryAddTransportSequence(3, 5).Should().BeTrue();
        writer.TryFinishPadding(200, out var length).Should().BeTrue();
        RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet).Should().BeTrue();
        packet.Payload.Length.Should().Be(0);
        packet.PaddingLength.Should().Be(200);
        Rtx.TryUnwrap(packet, out _, out _).Should().BeFalse("a probe retransmits nothing");
    }

    [Fact]
    public void Retransmission_carries_the_original_number_before_the_payload()
    {
        var buffer = new byte[100];
        var writer = new RtpWriter(buffer, _header with { PayloadType = new PayloadType(97) });
        writer.TryAddMid(4, "1"u8).Should().BeTrue();
        Rtx.TryFinish(ref writer, new SequenceNumber(0xBEEF), [5, 6], out var length).Should().BeTrue();
        RtpPacket.TryParse(buffer.AsSpan(0, length), out var packet).Should().BeTrue();
        packet.Payload.ToArray().Should().Equal(0xBE, 0xEF, 5, 6);
        Rtx.TryUnwrap(packet, out var original, out var payload).Should().BeTrue();
        original.Should().Be(new SequenceNumber(0xBEEF));
        payload.ToArray().Should().Equal(5, 6);
    }

    [Fact]
    public void Forwarding_allocates_nothing()
    {
        var incoming = new byte[1200];
        var writer = new RtpWriter(incoming, _header);
        writer.TryAddMid(4, "0"u8).Should().BeTrue();
        writer.TryAddTransportSequence(3, 1).Should().BeTrue();
        writer.TryFinish(new byte[1000], out var length).Should().BeTrue();
        var outgoing = new byte[1400];
        Forward(incoming.AsSpan(0, length), outgoing, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var written = 0;
        for (var i = 0; i < 1000; i++)
        {
            written += Forward(incoming.AsSpan(0, length), outgoing, i);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        written.Should().BeGreaterThan(1000 * 1000);
    }

    private static int Forward(ReadOnlySpan<byte> incoming, Span<byte> outgoing, int i)
    {
        if (!RtpPacket.TryParse(incoming, out var packet) || !packet.TryGetExtension(3, out _))
        {
            return 0;
        }

        var header = new RtpHeader(new PayloadType(120), new SequenceNumber((ushort)i), packet.Timestamp, new Ssrc(99), packet.Marker);
        var writer = new RtpWriter(outgoing, header);
        _ = writer.TryAddMid(9, "17"u8);
        _ = writer.TryAddAbsSendTime(8, MediaTime.FromMilliseconds(i));
        _ = writer.TryAddTransportSequence(7, (ushort)i);
        return writer.TryFinish(packet.Payload, out var length) ? length : 0;
    }
}
