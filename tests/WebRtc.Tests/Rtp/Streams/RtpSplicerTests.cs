using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class RtpSplicerTests
{
    [Fact]
    public void Continues_numbers_and_time_over_a_change_of_source()
    {
        var splicer = new RtpSplicer(90_000, new SequenceNumber(65535));
        splicer.OnSourceChanged(100, new RtpTimestamp(1000), At(0));
        Map(splicer, 100, 1000, At(0)).Should().Be((65535, 1000u));
        Map(splicer, 101, 4000, At(33)).Should().Be((0, 4000u));

        // One second later another source, with other numbers: the next number, a second further on.
        splicer.OnSourceChanged(70_000, new RtpTimestamp(4_000_000_000), At(1033));
        Map(splicer, 70_000, 4_000_000_000, At(1033)).Should().Be((1, 94_000u));
        Map(splicer, 70_002, 4_000_006_000, At(1100)).Should().Be((3, 100_000u));
        Map(splicer, 70_001, 4_000_003_000, At(1101)).Should().Be((2, 97_000u), "a late packet keeps its place");
    }

    [Fact]
    public void Does_not_forward_what_came_before_the_first_of_a_source()
    {
        var splicer = new RtpSplicer(90_000, new SequenceNumber(10));
        splicer.OnSourceChanged(100, new RtpTimestamp(0), At(0));
        splicer.TryMap(99, new RtpTimestamp(0), At(0), out _, out _).Should().BeFalse();
        splicer.TryMap(100, new RtpTimestamp(0), At(0), out _, out _).Should().BeTrue();
    }

    [Fact]
    public void Finds_the_packet_that_a_subscriber_asks_for()
    {
        var splicer = new RtpSplicer(90_000, new SequenceNumber(65530));
        splicer.OnSourceChanged(100, new RtpTimestamp(0), At(0));
        for (var i = 0; i < 10; i++)
        {
            _ = splicer.TryMap(100 + i, new RtpTimestamp(0), At(i), out _, out _);
        }

        splicer.TryUnmap(new SequenceNumber(65531), out var before).Should().BeTrue();
        before.Should().Be(101);
        splicer.TryUnmap(new SequenceNumber(3), out var after).Should().BeTrue();
        after.Should().Be(109);
        splicer.TryUnmap(new SequenceNumber(4), out _).Should().BeFalse("it was not sent yet");
        splicer.TryUnmap(new SequenceNumber(65529), out _).Should().BeFalse("it is from before the source");

        splicer.OnSourceChanged(500, new RtpTimestamp(0), At(20));
        _ = splicer.TryMap(500, new RtpTimestamp(0), At(20), out _, out _);
        splicer.TryUnmap(new SequenceNumber(3), out _).Should().BeFalse("it is of the source before");
        splicer.TryUnmap(new SequenceNumber(4), out var first).Should().BeTrue();
        first.Should().Be(500);
    }

    private static (int Sequence, uint Timestamp) Map(RtpSplicer splicer, long sequence, uint timestamp, MediaTime now)
    {
        splicer.TryMap(sequence, new RtpTimestamp(timestamp), now, out var outSequence, out var outTimestamp).Should().BeTrue();
        return (outSequence.Value, outTimestamp.Value);
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
