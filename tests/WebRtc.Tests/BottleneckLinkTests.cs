using Itog.Simulation;

namespace Itog.WebRtc.Tests;

public sealed class BottleneckLinkTests
{
    private const int Payload = 1250 - BottleneckLink.HeaderBytes;

    private static readonly MediaTime Start = MediaTime.FromMilliseconds(5000);

    [Fact]
    public void A_datagram_takes_its_bits_divided_by_the_rate()
    {
        var link = new BottleneckLink(1_000_000);
        link.TrySend(Start, Payload, out var leavesAt).Should().BeTrue();
        (leavesAt - Start).Should().Be(TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void Datagrams_leave_one_after_the_other_at_the_rate()
    {
        var link = new BottleneckLink(1_000_000);
        var leaves = Enumerable.Range(0, 5).Select(_ => link.TrySend(Start, Payload, out var at) ? (at - Start).TotalMilliseconds : -1);
        leaves.Should().Equal(10, 20, 30, 40, 50);
        link.QueueDelay(Start).Should().Be(TimeSpan.FromMilliseconds(50));
        link.QueueDelay(Start + TimeSpan.FromMilliseconds(45)).Should().Be(TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void A_queue_longer_than_its_time_drops_what_comes()
    {
        var link = new BottleneckLink(1_000_000) { LongestWait = TimeSpan.FromMilliseconds(100) };
        var taken = Enumerable.Range(0, 100).Count(_ => link.TrySend(Start, Payload, out var _));
        taken.Should().Be(11);
        link.Dropped.Should().Be(89);
        link.TrySend(Start + TimeSpan.FromMilliseconds(20), Payload, out _).Should().BeTrue();
    }

    [Fact]
    public void A_queue_longer_than_its_bytes_drops_what_comes()
    {
        var link = new BottleneckLink(1_000_000) { LongestQueueBytes = 4 * 1250 };
        Enumerable.Range(0, 10).Count(_ => link.TrySend(Start, Payload, out var _)).Should().Be(4);
    }

    [Fact]
    public void A_new_rate_holds_for_what_is_sent_from_then_on()
    {
        var link = new BottleneckLink(1_000_000);
        link.TrySend(Start, Payload, out var first);
        link.BitsPerSecond = 500_000;
        link.TrySend(Start, Payload, out var second);
        (second - first).Should().Be(TimeSpan.FromMilliseconds(20));
    }
}
