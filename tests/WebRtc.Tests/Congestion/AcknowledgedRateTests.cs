using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class AcknowledgedRateTests
{
    private readonly AcknowledgedRate _rate = new();
    private double _now = 1000;

    [Fact]
    public void Knows_nothing_before_half_a_second()
    {
        Receive(490, 1_000_000);
        _rate.BitsPerSecond.Should().Be(0);
        Receive(50, 1_000_000);
        _rate.BitsPerSecond.Should().BeInRange(950_000, 1_050_000);
    }

    [Fact]
    public void Follows_a_change_within_two_seconds()
    {
        Receive(3000, 2_000_000);
        Receive(2000, 500_000);
        _rate.BitsPerSecond.Should().BeInRange(480_000, 700_000);
    }

    [Fact]
    public void Follows_sooner_when_it_was_told_of_a_leap()
    {
        Receive(3000, 500_000);
        _rate.ExpectChange();
        Receive(500, 2_000_000);
        _rate.BitsPerSecond.Should().BeGreaterThan(1_500_000);
    }

    [Fact]
    public void Does_not_take_a_pause_for_a_slow_way()
    {
        Receive(3000, 1_000_000);
        _now += 5000;
        Receive(300, 1_000_000);
        _rate.BitsPerSecond.Should().BeInRange(950_000, 1_050_000);
    }

    [Fact]
    public void Does_not_take_lost_feedback_for_a_slow_way()
    {
        Receive(3000, 1_000_000);
        for (var i = 0; i < 10; i++)
        {
            Receive(200, 1_000_000);
            _now += 200;
            _rate.OnUnreported(25_000);
        }

        _rate.BitsPerSecond.Should().BeInRange(900_000, 1_100_000);
    }

    // A packet each 10 ms.
    private void Receive(double milliseconds, double bitsPerSecond)
    {
        for (var end = _now + milliseconds; _now < end; _now += 10)
        {
            _rate.OnPacket(new PacketOutcome(default, (long)(_now * 4), (int)(bitsPerSecond / 800), false, false, 0), isApplicationLimited: false);
        }
    }
}
