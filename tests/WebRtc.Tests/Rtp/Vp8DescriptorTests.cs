using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtp;

public class Vp8DescriptorTests
{
    [Fact]
    public void Reads_the_shortest_descriptor()
    {
        Vp8Descriptor.TryParse([0x10, 0x00], out var descriptor).Should().BeTrue();
        descriptor.Length.Should().Be(1);
        descriptor.StartsFrame.Should().BeTrue();
        descriptor.StartsKeyFrame.Should().BeTrue();
        descriptor.PictureId.Should().BeNull();
        descriptor.Tl0PicIdx.Should().BeNull();
        descriptor.TemporalId.Should().BeNull();
    }

    [Fact]
    public void Reads_every_field_of_the_longest_descriptor()
    {
        // X N S PID=2, then I L T K, a 15-bit picture id, TL0PICIDX 0xFE, TID 2, Y, KEYIDX 17.
        Vp8Descriptor.TryParse([0xB2, 0xF0, 0x92, 0x34, 0xFE, 0xB1, 0x01], out var descriptor).Should().BeTrue();
        descriptor.Length.Should().Be(6);
        descriptor.IsNonReference.Should().BeTrue();
        descriptor.StartsPartition.Should().BeTrue();
        descriptor.PartitionId.Should().Be(2);
        descriptor.StartsFrame.Should().BeFalse();
        descriptor.PictureId.Should().Be(0x1234);
        descriptor.PictureIdBits.Should().Be(15);
        descriptor.Tl0PicIdx.Should().Be(0xFE);
        descriptor.TemporalId.Should().Be(2);
        descriptor.IsLayerSync.Should().BeTrue();
        descriptor.KeyIdx.Should().Be(17);
    }

    [Fact]
    public void Reads_a_7_bit_picture_id()
    {
        Vp8Descriptor.TryParse([0x90, 0x80, 0x7F, 0x01], out var descriptor).Should().BeTrue();
        descriptor.PictureId.Should().Be(0x7F);
        descriptor.PictureIdBits.Should().Be(7);
        descriptor.StartsKeyFrame.Should().BeFalse("the P bit is set");
    }

    [Fact]
    public void Only_the_first_partition_begins_a_key_frame()
    {
        Vp8Descriptor.TryParse([0x11, 0x00], out var second).Should().BeTrue();
        second.StartsKeyFrame.Should().BeFalse();
        Vp8Descriptor.TryParse([0x00, 0x00], out var continuation).Should().BeTrue();
        continuation.StartsKeyFrame.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("90")]
    [InlineData("9080")]
    [InlineData("908092")]
    [InlineData("90C01234")]
    [InlineData("90F0923411")]
    [InlineData("90F092341122")]
    public void Refuses_a_payload_that_ends_within_the_descriptor(string hex) =>
        Vp8Descriptor.TryParse(Convert.FromHexString(hex), out _).Should().BeFalse();

    [Fact]
    public void Rewriting_continues_picture_ids_over_a_change_of_source()
    {
        var rewriter = new Vp8Rewriter();
        Forward(rewriter, 0x7FFE, 250, isNewSource: true).Should().Be((0x7FFE, 250));
        Forward(rewriter, 0x7FFF, 251).Should().Be((0x7FFF, 251));
        Forward(rewriter, 5000, 9, isNewSource: true).Should().Be((0, 252));
        Forward(rewriter, 5001, 10).Should().Be((1, 253));
        Forward(rewriter, 5000, 9).Should().Be((0, 252), "a retransmission gets the number it had");
        Forward(rewriter, 5002, 11).Should().Be((2, 254));
        Forward(rewriter, 40, 40, isNewSource: true).Should().Be((3, 255));
    }

    [Fact]
    public void Rewriting_keeps_a_7_bit_picture_id_in_its_byte()
    {
        var rewriter = new Vp8Rewriter();
        byte[] payload = [0x90, 0x80, 0x7F, 0x01];
        Vp8Descriptor.TryParse(payload, out var descriptor).Should().BeTrue();
        rewriter.OnSourceChanged(descriptor);
        rewriter.Rewrite(payload, descriptor);
        payload.Should().Equal(0x90, 0x80, 0x7F, 0x01);

        byte[] next = [0x90, 0x80, 0x10, 0x00];
        Vp8Descriptor.TryParse(next, out descriptor).Should().BeTrue();
        rewriter.OnSourceChanged(descriptor);
        rewriter.Rewrite(next, descriptor);
        next.Should().Equal(0x90, 0x80, 0x00, 0x00);
    }

    private static (int Picture, int Tl0) Forward(Vp8Rewriter rewriter, int picture, int tl0, bool isNewSource = false)
    {
        byte[] payload = [0x90, 0xE0, (byte)(0x80 | (picture >> 8)), (byte)picture, (byte)tl0, 0x00, 0x00, 0x55];
        Vp8Descriptor.TryParse(payload, out var descriptor).Should().BeTrue();
        if (isNewSource)
        {
            rewriter.OnSourceChanged(descriptor);
        }

        rewriter.Rewrite(payload, descriptor);
        payload[^1].Should().Be(0x55);
        Vp8Descriptor.TryParse(payload, out var mapped).Should().BeTrue();
        return (mapped.PictureId!.Value, mapped.Tl0PicIdx!.Value);
    }
}
