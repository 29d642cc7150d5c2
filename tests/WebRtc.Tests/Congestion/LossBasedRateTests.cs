using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class LossBasedRateTests
{
    private readonly LossBasedRate _loss = new(new CongestionOptions { Initial = 1_000_000, Minimum = 50_000, Maximum = 5_000_000 });
    private readonly Random _random = new(4);
    private double _now;

    [Fact]
    public void Limits_nothing_while_little_is_lost()
    {
        Run(20, _ => 0.03);
        _loss.Limit.Should().Be(5_000_000);
    }

    [Fact]
    public void Limits_to_what_gets_through_when_sending_less_helps()
    {
        // A policer of 800 kbit/s, and a sender of 1 Mbit/s that obeys.
        Run(10, sent => Math.Max(0, 1 - (800_000 / sent)));
        _loss.Limit.Should().BeInRange(600_000, 900_000);
        _loss.Inherent.Should().BeLessThan(0.05);
    }

    [Fact]
    public void Lifts_the_limit_when_sending_less_does_not_help()
    {
        Run(2, _ => 0);
        Run(6, _ => 0.15);
        _loss.Limit.Should().Be(5_000_000);
        _loss.Inherent.Should().BeInRange(0.08, 0.22);
    }

    [Fact]
    public void Forgets_the_loss_of_a_way_that_has_become_good()
    {
        Run(8, _ => 0.15);
        Run(10, _ => 0);
        _loss.Inherent.Should().BeLessThan(0.02);
    }

    [Fact]
    public void Does_not_believe_in_an_innocent_loss_behind_a_queue()
    {
        Run(8, _ => 0.15, isQueued: true);
        _loss.Inherent.Should().BeLessThan(0.05);
        _loss.Limit.Should().BeLessThan(500_000);
    }

    [Fact]
    public void Cuts_by_half_at_most_when_nothing_comes()
    {
        Run(0.9, _ => 1);
        _loss.Limit.Should().BeInRange(400_000, 500_000);
    }

    [Fact]
    public void Does_not_count_what_comes_after_all()
    {
        for (var i = 0; i < 3000; i++)
        {
            _now += 5;
            var packet = new PacketOutcome(At(_now), 0, 1000, IsLost: i % 2 == 0, WasLost: false, 0);
            _loss.OnPacket(packet);
            if (packet.IsLost)
            {
                _loss.OnPacket(packet with { IsLost = false, WasLost = true });
            }

            _loss.Update(1_000_000, false, At(_now));
        }

        _loss.Loss.Should().Be(0);
        _loss.Limit.Should().Be(5_000_000);
    }

    [Fact]
    public void Is_raised_by_a_probe_only_a_while_after_it_was_cut()
    {
        Run(0.9, _ => 0.5);
        var limit = _loss.Limit;
        _loss.OnProbe(2_000_000, At(_now));
        _loss.Limit.Should().Be(limit);
        Run(7, _ => 0);
        _loss.OnProbe(2_000_000, At(_now));
        _loss.Limit.Should().Be(2_000_000);
    }

    // A packet of 1000 bytes each 8 ms is 1 Mbit/s; feedback each 50 ms.
    private void Run(double seconds, Func<double, double> lossAt, bool isQueued = false)
    {
        var fed = _now;
        for (var end = _now + (seconds * 1000); _now < end;)
        {
            var rate = Math.Min(1_000_000, _loss.Limit);
            _now += 8_000_000 / rate;
            _loss.OnPacket(new PacketOutcome(At(_now), 0, 1000, _random.NextDouble() < lossAt(rate), false, 0));
            if (_now - fed >= 50)
            {
                fed = _now;
                _loss.Update(rate, isQueued, At(_now));
            }
        }
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
