using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class PacketGroupsTests
{
    private readonly PacketGroups _groups = new();

    [Fact]
    public void Measures_from_the_last_packet_of_one_group_to_the_last_of_the_next()
    {
        // Three groups of two packets; the third takes 4 ms longer than the second.
        Add(0, 100).Should().BeNull();
        Add(3, 104).Should().BeNull();
        Add(20, 120).Should().BeNull();
        Add(24, 126).Should().BeNull();
        Add(40, 144).Should().Be(new GroupDelta(21, 22, 126));
        Add(44, 150).Should().BeNull();
        var second = Add(60, 170);
        second!.Value.Sent.Should().Be(20);
        second.Value.Arrival.Should().Be(24);
        second.Value.Growth.Should().Be(4);
    }

    [Fact]
    public void Takes_what_a_queue_hands_out_at_once_for_one_group()
    {
        Add(0, 100);
        Add(20, 120);

        // Sent 10 ms apart, come within 1 ms.
        Add(30, 121).Should().BeNull();
        Add(40, 122).Should().BeNull();
        Add(60, 160).Should().Be(new GroupDelta(40, 22, 122));
    }

    [Fact]
    public void Passes_over_packets_of_a_group_that_is_past()
    {
        Add(0, 100);
        Add(20, 120);
        Add(2, 121).Should().BeNull();
        Add(40, 140).Should().Be(new GroupDelta(20, 20, 120));
    }

    [Fact]
    public void Says_when_the_receivers_clock_has_jumped()
    {
        Add(0, 100);
        Add(20, 3_600_120);
        Add(40, 3_600_140)!.Value.IsClockJump.Should().BeTrue();
    }

    private GroupDelta? Add(double sent, double arrival) =>
        _groups.TryAdd(new PacketOutcome(MediaTime.FromMilliseconds(sent), (long)(arrival * 4), 1000, false, false, 0), out var delta) ? delta : null;
}
