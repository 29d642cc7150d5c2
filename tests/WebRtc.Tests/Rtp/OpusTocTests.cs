using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtp;

public class OpusTocTests
{
    // RFC 6716 table 2: the four SILK sizes, the two hybrid ones, the four CELT ones.
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 20)]
    [InlineData(2, 40)]
    [InlineData(3, 60)]
    [InlineData(11, 60)]
    [InlineData(12, 10)]
    [InlineData(13, 20)]
    [InlineData(15, 20)]
    [InlineData(16, 2.5)]
    [InlineData(17, 5)]
    [InlineData(18, 10)]
    [InlineData(19, 20)]
    [InlineData(31, 20)]
    public void Knows_the_frame_size_of_each_configuration(int config, double milliseconds)
    {
        OpusToc.TryParse([(byte)(config << 3), 1, 2, 3], out var toc).Should().BeTrue();
        toc.Config.Should().Be(config);
        toc.Duration.TotalMilliseconds.Should().Be(milliseconds);
    }

    [Theory]
    [InlineData(0b11111_0_00, 1)]
    [InlineData(0b11111_0_01, 2)]
    [InlineData(0b11111_0_10, 2)]
    public void Counts_frames_by_the_code(int first, int frames)
    {
        OpusToc.TryParse([(byte)first, 1, 2, 3], out var toc).Should().BeTrue();
        toc.FrameCount.Should().Be(frames);
        toc.PacketSamples.Should().Be(frames * 960);
    }

    [Fact]
    public void Code_3_says_the_number_of_frames()
    {
        OpusToc.TryParse([0b11111_1_11, 0b1000_0011, 1, 1, 1], out var toc).Should().BeTrue();
        toc.FrameCount.Should().Be(3);
        toc.IsStereo.Should().BeTrue();
        toc.Duration.Should().Be(TimeSpan.FromMilliseconds(60));
    }

    [Fact]
    public void Tells_discontinuous_transmission_from_sound()
    {
        OpusToc.TryParse([0b11111_0_00], out var silent).Should().BeTrue();
        silent.IsDtx.Should().BeTrue();
        OpusToc.TryParse([0b11111_0_00, 1, 2], out var sounding).Should().BeTrue();
        sounding.IsDtx.Should().BeFalse();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("FF", "code 3 without a count")]
    [InlineData("FF00", "no frame at all")]
    [InlineData("FB07FFFF", "seven frames of 20 ms are longer than 120 ms")]
    public void Refuses_what_is_no_opus_packet(string hex, string why) =>
        OpusToc.TryParse(Convert.FromHexString(hex), out _).Should().BeFalse(why);

    [Theory]
    [InlineData(0x08, 960)] // SILK narrow band, 20 ms
    [InlineData(0x18, 2880)] // SILK narrow band, 60 ms
    [InlineData(0x60, 480)] // hybrid, 10 ms
    [InlineData(0x78, 960)] // hybrid, 20 ms
    [InlineData(0x80, 120)] // CELT, 2.5 ms
    [InlineData(0xF8, 960)] // CELT full band, 20 ms
    [InlineData(0xF9, 1920)] // two frames of one size
    public void Duration_is_read_from_the_first_byte(byte toc, int samples) =>
        SamplesOf([toc, 0]).Should().Be(samples);

    [Fact]
    public void Duration_of_many_frames_is_read_from_the_second_byte_and_has_a_limit()
    {
        SamplesOf([0xFB, 3]).Should().Be(2880);
        SamplesOf([0xFB, 7]).Should().Be(0);
        SamplesOf([0xFB]).Should().Be(0);
        SamplesOf([]).Should().Be(0);
    }

    [Theory]
    [InlineData(0xF8, 0xF8)]
    [InlineData(0xFB, 0xF8)]
    [InlineData(0x7D, 0x7C)] // stereo
    public void A_missing_frame_has_the_configuration_of_the_one_before(byte toc, byte missing)
    {
        OpusToc.TryParse([toc, 1, 2], out var previous).Should().BeTrue();
        previous.MissingFrame.Should().Be(missing);
    }

    private static int SamplesOf(ReadOnlySpan<byte> packet) => OpusToc.TryParse(packet, out var toc) ? toc.PacketSamples : 0;
}
