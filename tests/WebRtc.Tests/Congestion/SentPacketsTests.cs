using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Congestion;

public class SentPacketsTests
{
    private readonly SentPackets _packets = new();

    [Fact]
    public void Knows_when_a_packet_was_sent_and_when_it_came()
    {
        var number = Send(1200, 5);
        _packets.BytesInFlight.Should().Be(1200);
        Match(number, arrival: 77).Should().Be(new PacketOutcome(At(5), 77, 1200, false, false, 0));
        _packets.BytesInFlight.Should().Be(0);
    }

    [Fact]
    public void Says_once_that_a_packet_came()
    {
        var number = Send(100, 0);
        Match(number, 1).Should().NotBeNull();
        Match(number, 1).Should().BeNull();
        Match(number, null).Should().BeNull();
    }

    [Fact]
    public void Takes_a_loss_back_when_the_packet_comes_after_all()
    {
        var number = Send(100, 0);
        Match(number, null)!.Value.IsLost.Should().BeTrue();
        Match(number, null).Should().BeNull();
        var late = Match(number, 9)!.Value;
        late.IsLost.Should().BeFalse();
        late.WasLost.Should().BeTrue();
        _packets.BytesInFlight.Should().Be(0);
    }

    [Fact]
    public void Ignores_what_was_never_sent()
    {
        Send(100, 0);
        Match(2, 1).Should().BeNull();
        Match(0, 1).Should().BeNull();
        Match(40_000, 1).Should().BeNull();
        _packets.BytesInFlight.Should().Be(100);
    }

    [Fact]
    public void Gives_up_what_feedback_passed_over()
    {
        Send(100, 0);
        Send(200, 1);
        var third = Send(400, 2);
        _packets.OnFeedback(new SequenceNumber(third)).Should().Be(300);
        _packets.BytesInFlight.Should().Be(400);
    }

    [Fact]
    public void Goes_on_over_the_wrap_of_numbers()
    {
        for (var i = 0; i < 70_000; i++)
        {
            Match(Send(10, i), i).Should().NotBeNull();
        }

        _packets.BytesInFlight.Should().Be(0);
    }

    [Fact]
    public void Goes_on_over_the_wrap_of_the_reference_time()
    {
        // The parser gives 24 bits of 64 ms, signed.
        const long Cycle = (1L << 24) * 256;
        var before = Match(Send(10, 0), (Cycle / 2) - 100)!.Value.Arrival;
        var after = Match(Send(10, 50), -(Cycle / 2) + 100)!.Value.Arrival;
        (after - before).Should().Be(200);
        (Match(Send(10, 60), (Cycle / 2) - 50)!.Value.Arrival - after).Should().Be(-150);
    }

    [Fact]
    public void Forgets_what_no_feedback_spoke_of_for_two_thousand_packets()
    {
        var first = Send(10, 0);
        for (var i = 0; i < 3000; i++)
        {
            Send(10, i);
        }

        _packets.BytesInFlight.Should().Be(2048 * 10);
        Match(first, 1).Should().BeNull();
    }

    private ushort Send(int bytes, double now)
    {
        var number = _packets.NextSequence;
        _packets.OnSent(bytes, 0, At(now));
        return number;
    }

    private PacketOutcome? Match(ushort number, long? arrival) =>
        _packets.TryMatch(new PacketArrival(new SequenceNumber(number), arrival is not null, arrival ?? 0), out var outcome) ? outcome : null;

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
